/** A short, soft tone, as of a cup that is put down. */
export function playTone(context: AudioContext): void {
  const {currentTime: start} = context;
  const tone = new OscillatorNode(context, {frequency: 660});
  const loudness = new GainNode(context, {gain: 0});
  loudness.gain.linearRampToValueAtTime(.08, start + .01);
  loudness.gain.exponentialRampToValueAtTime(.0001, start + .35);
  tone.connect(loudness).connect(context.destination);
  tone.start();
  tone.stop(start + .4);
}
