// Before the first paint: what scripts add has its room from the start, and the reader's choice of light or dark holds.
document.documentElement.classList.add("scripted");
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { /* a page from the disk may have no storage */ }
