"""A site in a bucket of S3, or of anything that speaks it: `kind: s3`. Needs the extra `timeline-site[s3]`."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import md5
from typing import Any, TypeVar

from timeline.model.media import HASHED, media_type
from timeline.publish.trouble import FULL, NETWORK, Refused
from timeline.write.manifest import NAME

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import (
        BotoCoreError,
        ClientError,
        NoCredentialsError,
        PartialCredentialsError,
        ProfileNotFound,
    )
except ImportError:
    raise Refused("S3 needs boto3, which is not installed", "pip install 'timeline-site[s3]'") from None

Result = TypeVar("Result")

AT_ONCE = 8
MOST_REMOVED = 1000  # a call; S3's own limit
MISSING = {"NoSuchKey", "404"}
REASONS = {
    "NoSuchBucket": Refused("there is no such bucket", "make it first, or look at bucket: and endpoint:"),
    "InvalidBucketName": Refused("no bucket can have that name", "look at bucket:"),
    "AccessDenied": Refused(
        "your key may not do that in this bucket", "it needs ListBucket, GetObject, PutObject, DeleteObject"
    ),
    "InvalidAccessKeyId": Refused("the service does not know your access key", "look at AWS_ACCESS_KEY_ID or ~/.aws"),
    "SignatureDoesNotMatch": Refused("your secret key is wrong", "look at AWS_SECRET_ACCESS_KEY or ~/.aws"),
    "ExpiredToken": Refused("your session has expired", "log in again"),
    "PermanentRedirect": Refused("the bucket is in another region", "write it under region:"),
    "AuthorizationHeaderMalformed": Refused("the bucket is in another region", "write it under region:"),
    "QuotaExceeded": FULL,
    "SlowDown": Refused("the service asks to go slower", "publish again later", True),
    "InternalError": Refused("the service has trouble of its own", "publish again later", True),
    "ServiceUnavailable": Refused("the service has trouble of its own", "publish again later", True),
}
NO_KEY = Refused(
    "there is no key for S3", "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of ~/.aws"
)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket, or a folder of it. `client` is boto3's."""

    client: Any
    name: str
    prefix: str
    cache_pages: str
    cache_assets: str

    def key(self, path: str) -> str:
        return f"{self.prefix}/{path}" if self.prefix else path

    def read_manifest(self) -> bytes:
        def read() -> bytes:
            try:
                return bytes(self.client.get_object(Bucket=self.name, Key=self.key(NAME))["Body"].read())
            except ClientError as wrong:
                if wrong.response["Error"]["Code"] in MISSING:
                    return b""
                raise

        return _plainly(read)

    def strangers(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> Sequence[str]:
        def list_all() -> dict[str, str]:
            listing = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=self.key(""))
            return {found["Key"]: found["ETag"].strip('"') for part in listing for found in part.get("Contents", ())}

        there = _plainly(list_all)
        return [path for path in paths if there.get(self.key(path), _tag(pages[path])) != _tag(pages[path])]

    def put(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> None:
        def put_one(path: str) -> None:
            self.client.put_object(
                Bucket=self.name,
                Key=self.key(path),
                Body=pages[path],
                ContentType=media_type(path),
                CacheControl=self.cache_assets if HASHED.search(path) else self.cache_pages,
            )

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for _ in pool.map(lambda path: _plainly(lambda: put_one(path)), paths):
                pass

    def remove(self, paths: Sequence[str]) -> None:
        for start in range(0, len(paths), MOST_REMOVED):
            objects = {"Objects": [{"Key": self.key(path)} for path in paths[start : start + MOST_REMOVED]]}
            done = _plainly(partial(self.client.delete_objects, Bucket=self.name, Delete=objects))
            if done.get("Errors"):
                raise REASONS.get(done["Errors"][0]["Code"], Refused(f"S3 kept a file: {done['Errors'][0]['Message']}"))


def open_bucket(keys: Mapping[str, Any]) -> Bucket:
    """The bucket that a target's keys name. Secrets come from boto3's own places. Raises Refused."""
    settings = Config(retries={"max_attempts": 5, "mode": "standard"}, connect_timeout=15, read_timeout=60)

    def connect() -> Any:
        session = boto3.session.Session(profile_name=keys["profile"] or None, region_name=keys["region"] or None)
        region = session.region_name or "us-east-1"
        return session.client("s3", endpoint_url=keys["endpoint"] or None, region_name=region, config=settings)

    return Bucket(_plainly(connect), keys["bucket"], keys["prefix"], keys["cache_pages"], keys["cache_assets"])


def _plainly(action: Callable[[], Result]) -> Result:
    """Do it; whatever boto3 raises becomes a cause and a next step."""
    try:
        return action()
    except (NoCredentialsError, PartialCredentialsError):
        raise NO_KEY from None
    except ProfileNotFound as wrong:
        raise Refused(str(wrong), "look at profile: and ~/.aws/config") from None
    except ClientError as wrong:
        told = wrong.response["Error"]
        raise REASONS.get(told["Code"], Refused(f"S3 said: {told['Code']}: {told.get('Message', '')}")) from None
    except BotoCoreError as wrong:
        if "Connection" in type(wrong).__name__ or "Timeout" in type(wrong).__name__:
            raise NETWORK from None
        raise Refused(f"S3: {wrong}") from None


def _tag(data: bytes) -> str:
    """What S3 gives as ETag for an object sent in one piece."""
    return md5(data, usedforsecurity=False).hexdigest()
