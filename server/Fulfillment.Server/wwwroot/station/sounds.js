// Each sound differs in rhythm as well as in pitch, so that it is told apart in a loud hall and by people who hear one pitch worse.
// [start s, length s, Hz, wave, loudness]
const tones = {
  click: [[0, 0.012, 2400, 'square', 0.15]],
  ok: [[0, 0.09, 1320, 'sine', 0.5]],
  done: [[0, 0.1, 1047, 'sine', 0.5], [0.11, 0.1, 1319, 'sine', 0.5], [0.22, 0.22, 1568, 'sine', 0.5]],
  attention: [[0, 0.16, 740, 'triangle', 0.8], [0.24, 0.16, 740, 'triangle', 0.8]],
  error: [[0, 0.22, 220, 'sawtooth', 0.9], [0.28, 0.22, 220, 'sawtooth', 0.9], [0.56, 0.42, 165, 'sawtooth', 0.9]],
};

/** What the station plays. A browser lets a page sound only after somebody pressed a key: the first key of the first scan does. */
export class Sounds {
  #context;

  unlock() {
    this.#context ??= new AudioContext();
    if (this.#context.state === 'suspended') this.#context.resume();
  }

  play(name) {
    if (!this.#context || !tones[name]) return;
    for (const [start, length, frequency, wave, loudness] of tones[name]) {
      const at = this.#context.currentTime + start;
      const tone = new OscillatorNode(this.#context, { type: wave, frequency });
      const volume = new GainNode(this.#context, { gain: 0 });
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(loudness, at + 0.004);
      volume.gain.setValueAtTime(loudness, at + length - 0.004);
      volume.gain.linearRampToValueAtTime(0, at + length);
      tone.connect(volume).connect(this.#context.destination);
      tone.start(at);
      tone.stop(at + length);
    }
  }
}
