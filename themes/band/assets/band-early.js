// The band is drawn before anything is seen, so that nothing jumps; should that fail, the list shows all the same.
document.documentElement.classList.add("banded");
setTimeout(() => document.documentElement.classList.add("drawn"), 3000);
