// What is said to whoever waits for the record, which an import may keep for itself for a while.
"use strict";
const patiently = (() => {
  const WORDS = "Waiting for the record: an import may be under way", PATIENCE = 2000;
  const line = () => document.querySelector("#saved");
  const say = () => { if (line()) line().textContent = WORDS; };
  const end = () => { if (line() && line().textContent === WORDS) line().textContent = ""; };
  // The page that is left stays until the next one comes.
  addEventListener("beforeunload", () => { setTimeout(say, PATIENCE); });
  addEventListener("pageshow", end);
  return async (promise) => {
    const timer = setTimeout(say, PATIENCE);
    try { return await promise; } finally {
      clearTimeout(timer);
      end();
    }
  };
})();
