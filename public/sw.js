// Keeps what never changes, and says so where the server cannot be reached. It has no list of the site's files: a list that
// is older than a page would break it.

// The site's builder puts the name of the build here, so that each build is another worker.
const BUILD = "__BUILD__";
const SHELL = `shell-${BUILD}`;
const THUMBNAILS = "thumbnails";
const MOST_THUMBNAILS = 2000;
let puts = 0;
const OFFLINE = [
  "/offline.html",
  "/offline.css",
  "/offline.svg",
  "/offline-dark.svg",
  "/favicon.svg",
  "/fonts/pixelify-sans-latin-600.woff2",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(OFFLINE)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name !== SHELL && name !== THUMBNAILS))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A page asks for it, when its user wants the new version.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline.html")));
  } else if (url.pathname.startsWith("/pkg/")) {
    event.respondWith(kept(SHELL, request));
  } else if (/^\/images\/[^/]+\/thumb$/.test(url.pathname)) {
    event.respondWith(kept(THUMBNAILS, request, MOST_THUMBNAILS));
  } else if (OFFLINE.includes(url.pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});

/** The answer that is kept, or else the server's, which is kept from then on; of so many the oldest goes. */
async function kept(name, request, most = Infinity) {
  const cache = await caches.open(name);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) {
    await cache.put(request, answer.clone());
    puts += 1;
    // Listing them takes a while, so not with each of them.
    if (most !== Infinity && puts % 100 === 0) await removeOldest(cache, most);
  }
  return answer;
}

async function removeOldest(cache, most) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}
