import {expect} from 'chai';
import {prepareZXingModule, readBarcodes, type ReadResult} from 'zxing-wasm/reader';
import {drawPoster, type PosterParts} from '../../../widgets/referral/poster/index.js';
import {breakLines, fitText} from '../../../widgets/referral/poster/lines.js';

const link = 'https://tea.example/welcome?kin=KC4T9XWP3.0a1b2c3d';
const longLink = `https://tea.example/welcome/${'autumn-harvest/'.repeat(20)}`.slice(0, 277) + '?kin=KC4T9XWP3.0a1b2c3d';
const picture = '/demo/pictures/celadon-gaiwan.svg';
/** The gaiwan's ground, and the moon behind a picture that has none. */
const plum = [92, 42, 58] as const;
const moon = [229, 206, 198] as const;

const english: PosterParts = {link, brand: 'Mochi Tea House', offer: 'A cup for you, a cup for a friend', code: 'KC4T9XWP3', language: 'en', direction: 'ltr'};
const chinese: PosterParts = {...english, brand: '麻糬茶舍', offer: '一杯给你，一杯给朋友', language: 'zh-Hans'};
const arabic: PosterParts = {...english, brand: 'بيت موتشي للشاي', offer: 'كوب لك، وكوب لصديق', language: 'ar', direction: 'rtl'};
const englishNote = 'Try this one slowly. '.repeat(10).slice(0, 199).padEnd(200, '!');
const chineseNote = '这一款有桂花香，周末泡一壶，慢慢喝。'.repeat(12).slice(0, 200);

async function pixelsOf(blob: Blob, width = 1080): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const height = Math.round(bitmap.height * width / bitmap.width);
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

async function read(pixels: ImageData): Promise<ReadResult> {
  const found = await readBarcodes(pixels, {formats: ['QRCode']});
  expect(found).to.have.length(1);
  return found[0]!;
}

function count({data}: ImageData, [red, green, blue]: readonly [number, number, number]): number {
  let found = 0;
  for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i]! - red) + Math.abs(data[i + 1]! - green) + Math.abs(data[i + 2]! - blue) < 3) found++;
  return found;
}

const isSame = (one: ImageData, other: ImageData): boolean => one.data.every((value, i) => value === other.data[i]);

/** Nothing on a poster but the code is as black as this. */
function blackBox({data, width}: ImageData): {left: number; top: number; right: number; bottom: number} {
  const box = {left: Infinity, top: Infinity, right: -1, bottom: -1};
  for (let i = 0; i < data.length; i += 4) {
    if (data[i]! + data[i + 1]! + data[i + 2]!) continue;
    const [x, y] = [i / 4 % width, Math.floor(i / 4 / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box;
}

describe('a poster', () => {
  before(() => prepareZXingModule({overrides: {locateFile: (file: string) => `/node_modules/zxing-wasm/dist/reader/${file}`}, fireImmediately: true}));

  for (const [what, parts] of [
    ['in English', english],
    ['in English with a picture', {...english, picture}],
    ['in Chinese', chinese],
    ['in Chinese with a picture', {...chinese, picture}],
    ['from right to left', arabic],
    ['from right to left with a picture', {...arabic, picture, note: arabic.offer}],
    ['with a note of 200 letters', {...english, note: englishNote}],
    ['with a note of 200 letters and a picture', {...english, note: englishNote, picture}],
    ['with a note of 200 characters', {...chinese, note: chineseNote}],
    ['with a note of 200 characters and a picture', {...chinese, note: chineseNote, picture}],
    ['with a link of 300 letters', {...english, link: longLink}],
    ['with the longest of everything', {...chinese, link: longLink, note: chineseNote, offer: chinese.offer.repeat(12), picture}],
    ['with a link that has other letters than ASCII', {...english, link: 'https://tea.example/茶?kin=KC4T9XWP3.0a1b2c3d'}],
  ] as const satisfies readonly (readonly [string, PosterParts])[]) {
    it(`${what} is a PNG whose code is the link, also at a third of its size`, async () => {
      const blob = await drawPoster(parts);
      expect(blob.type).to.equal('image/png');
      expect([...new Uint8Array(await blob.slice(0, 8).arrayBuffer())]).to.deep.equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const pixels = await pixelsOf(blob);
      expect([pixels.width, pixels.height]).to.deep.equal([1080, 1440]);
      expect((await read(pixels)).text).to.equal(parts.link);
      expect((await read(await pixelsOf(blob, 360))).text).to.equal(parts.link);
      if ('picture' in parts) expect(count(pixels, plum)).to.be.above(10_000);
    });
  }

  it('corrects errors at level M, and tells readers of no alphabet, which some do not know', async () => {
    const {ecLevel, hasECI} = await read(await pixelsOf(await drawPoster(english)));
    expect({ecLevel, hasECI}).to.deep.equal({ecLevel: 'M', hasECI: false});
  });

  for (const [direction, parts] of [['left to right', english], ['right to left', arabic]] as const) {
    it(`leaves four modules white around the code, from ${direction}`, async () => {
      const pixels = await pixelsOf(await drawPoster(parts));
      const {left, top, right, bottom} = blackBox(pixels);
      const {version} = await read(pixels);
      const module = (right - left) / (17 + 4 * Number(version));
      expect(module).to.equal((bottom - top) / (17 + 4 * Number(version)));
      expect(module % 3).to.equal(0);
      const coloured: string[] = [];
      for (let y = top - 4 * module; y < bottom + 4 * module; y++) {
        for (let x = left - 4 * module; x < right + 4 * module; x++) {
          const i = 4 * (y * pixels.width + x);
          if ((x < left || x >= right || y < top || y >= bottom) && pixels.data[i]! + pixels.data[i + 1]! + pixels.data[i + 2]! < 3 * 255) coloured.push(`${x},${y}`);
        }
      }
      expect(coloured).to.deep.equal([]);
      expect((left + right) / 2 > 540).to.equal(parts.direction === 'ltr');
    });
  }

  it('is the same without a picture that cannot be had', async () => {
    const without = await pixelsOf(await drawPoster(english));
    const gone = URL.createObjectURL(new Blob());
    URL.revokeObjectURL(gone);
    for (const lost of [gone, '/README.md', 'data:image/png;base64,nothing', 'http://[']) {
      expect(isSame(await pixelsOf(await drawPoster({...english, picture: lost})), without), lost).to.equal(true);
    }
  });

  it('does without a picture of another origin that lets no canvas have it', async () => {
    const foreign = new URL(picture, location.href.replace('//localhost', '//127.0.0.1'));
    expect(foreign.origin).not.to.equal(location.origin);
    const shown = new Image();
    shown.src = foreign.href;
    await shown.decode();
    const pixels = await pixelsOf(await drawPoster({...english, picture: foreign.href}));
    expect((await read(pixels)).text).to.equal(link);
    expect(count(pixels, plum)).to.equal(0);
  });

  it('asks the other origin for leave before it asks for the picture', async () => {
    const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!;
    const asked: unknown[] = [];
    Object.defineProperty(HTMLImageElement.prototype, 'src', {
      ...src,
      set(this: HTMLImageElement, address: string) {
        asked.push(this.crossOrigin);
        src.set!.call(this, address);
      },
    });
    try {
      await drawPoster({...english, picture});
    } finally {
      Object.defineProperty(HTMLImageElement.prototype, 'src', src);
    }
    expect(asked).to.deep.equal(['anonymous']);
  });

  it('does without a picture that does not come', async () => {
    const {decode} = HTMLImageElement.prototype;
    const later = globalThis.setTimeout;
    const waited: unknown[] = [];
    HTMLImageElement.prototype.decode = () => new Promise(() => {});
    globalThis.setTimeout = ((act: (...all: any[]) => void, after: number, ...all: any[]) => later(act, (waited.push(after), 0), ...all)) as typeof setTimeout;
    try {
      const pixels = await pixelsOf(await drawPoster({...english, picture}));
      expect(count(pixels, plum)).to.equal(0);
      expect(waited).to.deep.equal([3000]);
    } finally {
      HTMLImageElement.prototype.decode = decode;
      globalThis.setTimeout = later;
    }
  });

  it('shows a PNG, and one that is clear as well', async () => {
    for (const ground of ['#abcdef', '#0000']) {
      const canvas = new OffscreenCanvas(200, 200);
      const context = canvas.getContext('2d')!;
      context.fillStyle = ground;
      context.fillRect(0, 0, 200, 200);
      context.fillStyle = '#123456';
      context.fillRect(50, 50, 100, 100);
      const address = URL.createObjectURL(await canvas.convertToBlob());
      const pixels = await pixelsOf(await drawPoster({...english, picture: address, note: 'For you.'}));
      URL.revokeObjectURL(address);
      expect(count(pixels, [0x12, 0x34, 0x56])).to.be.above(10_000);
      expect(count(pixels, [0xab, 0xcd, 0xef]) > 10_000).to.equal(ground === '#abcdef');
      expect(count(pixels, moon) > 10_000).to.equal(ground === '#0000');
    }
  });

  it('takes a colour, and keeps its own for one that is none', async () => {
    const own = await pixelsOf(await drawPoster(english));
    const [oxblood, green] = [[0x8a, 0x2f, 0x3b], [0x2f, 0x6f, 0x5e]] as const;
    expect(count(own, oxblood)).to.be.above(1000);
    const other = await pixelsOf(await drawPoster({...english, accent: '#2f6f5e'}));
    expect(count(other, green)).to.be.above(1000);
    expect(count(other, oxblood)).to.equal(0);
    expect(isSame(await pixelsOf(await drawPoster({...english, accent: 'no colour'})), own)).to.equal(true);
  });

  it('keeps its margins whatever is written', async () => {
    const wide = 'W'.repeat(90);
    for (const direction of ['ltr', 'rtl'] as const) {
      const pixels = await pixelsOf(await drawPoster({...english, direction, brand: wide, offer: `${wide} ${english.offer.repeat(20)}`, note: wide.repeat(2), code: 'WWWWWWWWW', link: longLink.replace('tea', 'w'.repeat(60)).slice(0, 300), picture}));
      for (let y = 70; y < 1370; y++) {
        for (const x of [106, 974]) expect([...pixels.data.subarray(4 * (y * 1080 + x), 4 * (y * 1080 + x) + 3)], `${x},${y}`).to.satisfy(([red, green, blue]: readonly number[]) => red! > 200 && green! > 150 && blue! > 150);
      }
    }
  });

  it('says what is wrong with a link', async () => {
    const failure = async (address: string): Promise<unknown> => drawPoster({...english, link: address}).then(() => undefined, (error: unknown) => error);
    expect(await failure('/welcome')).to.be.instanceOf(TypeError);
    expect(await failure(`https://tea.example/${'a'.repeat(2400)}`)).to.be.instanceOf(RangeError).with.property('message', 'The link has 2420 bytes; a QR code holds 2331. Shorten the landing page\'s address.');
  });
});

describe('a poster\'s lines', () => {
  const letters = (text: string): number => [...text].length;

  it('break between words', () => {
    expect(breakLines('A cup for you, a cup for a friend', 14, letters, 'en')).to.deep.equal(['A cup for you,', 'a cup for a', 'friend']);
    expect(breakLines('  one\n two ', 3, letters, 'en')).to.deep.equal(['one', 'two']);
  });

  it('break a word only when it is wider than a line, and no letter that has several parts', () => {
    expect(breakLines('so unbelievably good', 6, letters, 'en')).to.deep.equal(['so', 'unbeli', 'evably', 'good']);
    expect(breakLines('👨‍👩‍👧👨‍👩‍👧', 5, letters, 'en')).to.deep.equal(['👨‍👩‍👧', '👨‍👩‍👧']);
  });

  it('in Chinese neither begin with punctuation that closes nor end with one that opens, at any width', () => {
    const text = '上次你说：“想找一款（不苦的）乌龙”，这一款《桂花乌龙》有桂花香……周末泡一壶——慢慢喝。喜欢吗？15%，￥20！';
    for (let width = 4; width < 40; width++) {
      const lines = breakLines(text, width, letters, 'zh-Hans');
      expect(lines.join('')).to.equal(text);
      expect(lines.filter(line => /^[，。：；？！”）》…—%]|[“（《￥]$/u.test(line)), `${width}`).to.deep.equal([]);
      expect(lines.filter(line => letters(line) > width), `${width}`).to.deep.equal([]);
    }
  });

  it('keep Chinese words together', () => {
    expect(breakLines('一杯给朋友', 4, letters, 'zh-Hans')).to.deep.equal(['一杯给', '朋友']);
  });

  const measureAt = (size: number) => (text: string): number => letters(text) * size;

  it('shrink, then end in an ellipsis', () => {
    const room = {width: 100, height: 24, largest: 20, smallest: 10, leading: 1.2};
    expect(fitText('tea', room, measureAt, 'en')).to.deep.equal({lines: ['tea'], size: 20});
    expect(fitText('tea house', room, measureAt, 'en').size).to.be.within(10, 12);
    expect(fitText('tea for two, two for tea, and all of that', room, measureAt, 'en')).to.deep.equal({lines: ['tea for', 'two, two…'], size: 10});
  });

  it('are about as wide as each other, and part at a comma where they can', () => {
    const room = {width: 200, height: 24, largest: 10, smallest: 10, leading: 1.2};
    expect(fitText('A cup for you, a cup for a friend', room, measureAt, 'en').lines).to.deep.equal(['A cup for you,', 'a cup for a friend']);
    expect(fitText('one two three four five', room, measureAt, 'en').lines).to.deep.equal(['one two three', 'four five']);
  });
});
