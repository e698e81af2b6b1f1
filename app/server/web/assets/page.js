"use strict";
/* Keeps the page true without reloading, and calls its reader when it is their turn. */
(() => {
  const ticket = document.getElementById("ticket");
  const lost = document.getElementById("lost");
  const sound = document.getElementById("sound");
  let audio = null;

  function chime() {
    if (!audio) return;
    [[659.3, 0], [523.3, 0.35], [659.3, 1.0], [523.3, 1.35]].forEach(([pitch, delay]) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + delay;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.6, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.6);
    });
  }

  function call() {
    chime();
    if (navigator.vibrate) navigator.vibrate([400, 200, 400]);
  }

  function show(told) {
    const isCalledNow = told.calls > Number(ticket.dataset.calls);
    ticket.dataset.tone = told.tone;
    ticket.dataset.calls = told.calls;
    const wasOpen = ticket.querySelector("details")?.open;
    ticket.innerHTML = told.html;
    const details = ticket.querySelector("details");
    if (details && wasOpen) details.open = true;
    document.title = told.title;
    if (isCalledNow) call();
    if (told.tone === "over" && sound) sound.hidden = true;
  }

  function follow() {
    const source = new EventSource(ticket.dataset.live);
    source.addEventListener("open", () => { lost.hidden = true; });
    source.addEventListener("error", () => { lost.hidden = false; });
    source.addEventListener("ticket", (event) => show(JSON.parse(event.data)));
    source.addEventListener("end", () => { source.close(); lost.hidden = true; });
  }

  if (sound && (window.AudioContext || navigator.vibrate)) {
    sound.hidden = false;
    /* Phones let a page sound only after its reader has touched it. */
    sound.addEventListener("click", () => {
      if (window.AudioContext) {
        audio = new AudioContext();
        audio.resume().then(chime);
      }
      sound.disabled = true;
      sound.textContent = sound.dataset.on;
    });
  }
  follow();
})();
