"""Build the site, show it in the browser, and build it again at every save. The review desk is at /review."""

import argparse
from typing import TYPE_CHECKING

from timeline.commands.build import add_site
from timeline.commands.say import complain, counted, tell

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from timeline.serve.live import Live

HELP = "show the site in the browser while it is written"
HERE = ("127.0.0.1", "localhost", "::1")


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="or the next free one (default: 8000)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="whom to answer (default: this machine)")
    parser.add_argument("--open", action="store_true", help="open the browser")


def run(args: argparse.Namespace) -> int:
    from threading import Event, Thread

    from timeline.project import CONFIG, open_settings
    from timeline.serve.desk import actions
    from timeline.serve.live import Live
    from timeline.serve.server import open_server
    from timeline.serve.watch import watch_site

    if not 0 <= args.port < 65536:
        return complain(f"serve: error: there is no port {args.port} (they go from 1 to 65535)", 2)
    if not (args.site / CONFIG).is_file():
        tell(open_settings(args.site)[1])
        return complain("nothing is served")
    live = Live(args.site)
    reading, changing = actions(live)
    try:
        server = open_server(args.host, args.port, live, reading, changing)
    except OSError as trouble:
        return complain(f"cannot listen on {args.host}, port {args.port}: {trouble.strerror or trouble}")
    if args.host not in HERE:
        complain(f"warning: everyone who can reach {args.host} can read this site, drafts too, and change its dates")
    if server.server_port != args.port:
        print(f"port {args.port} is in use; this is the next free one")
    print(f"{server.address}\n{server.address}review   to check dates\nCtrl-C stops", flush=True)
    answering = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    answering.start()
    if args.open:
        import webbrowser

        webbrowser.open(server.address)
    stop = Event()
    try:
        tell_build(live)
        watch_site(args.site.resolve(), live.folders, lambda saved: tell_build(live, saved), stop)
        answering.join()
    except KeyboardInterrupt:
        print()
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
    return 0


def tell_build(live: "Live", saved: "Collection[Path] | None" = None) -> None:
    """Build, and say what is wrong; where there is nothing new, say nothing."""
    import gc
    import time

    before, number, started = live.state, live.number, time.perf_counter()
    state = live.rebuild(saved)
    if live.number == number:
        return
    if state.preview and not before.preview:
        gc.freeze()  # millions of values that stay: looking through them for garbage would hold up a later build
    tell(state.problems)
    took = f"{(time.perf_counter() - started) * 1000:.0f} ms"
    if state.errors:
        print("the last good build stays" if state.preview else "nothing to show until that is set right", flush=True)
    elif state.preview:
        print(f"{counted(len(state.preview.site.articles), 'article')}, built in {took}", flush=True)
