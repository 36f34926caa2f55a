import {clearTimeout, setTimeout} from '../events/natives.js';

/** Milliseconds of silence, pings included, after which a stream counts as lost. */
const patience = 40_000;

/**
 * Reads an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation)
 * to its end, of which it tells the data of each event: what a chat says is in
 * there.
 *
 * A parser of its own, since the best-kept one weighs a fifth of what an
 * opened chat may; a test holds the two side by side.
 *
 * @param connection is ended when nothing comes any more
 * @param silence milliseconds of it, pings included, after which that is so
 */
export async function readEvents(body: ReadableStream<Uint8Array>, connection: AbortController, onData: (data: string) => void, silence = patience): Promise<void> {
  const chunks = body.getReader();
  // A stream of its own between the two takes as long as all the rest here.
  const decoder = new TextDecoder();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      timer = setTimeout(() => connection.abort(), silence);
      const {done, value} = await chunks.read();
      clearTimeout(timer);
      if (done) return;
      // A carriage return at the end may be half of a line's end.
      const lines = (rest + decoder.decode(value, {stream: true})).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop()!;
      for (const line of lines) {
        const [, field, text] = /^([^:]*):? ?(.*)/s.exec(line)!;
        if (field === 'data') data.push(text!);
        if (line || !data.length) continue;
        const event = data.join('\n');
        data = [];
        onData(event);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}
