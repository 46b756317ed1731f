import { describe, expect, it } from 'vitest';
import { ffmpegArgv } from '../../src/ingest/checks/ffmpeg-argv.js';
import { readSample, type Sample } from '../../src/ingest/checks/ffmpeg-sample.js';
import { checkSchema, type StreamCheck } from '../../src/ingest/checks/schema.js';
import { joined, lengthOf, without } from '../../src/ingest/checks/spans.js';
import { shownUrl, withoutUrl } from '../../src/ingest/checks/stream-url.js';
import { judgeSample } from '../../src/ingest/checks/stream-verdict.js';
import { sayText } from '../../src/text/say.js';
import { probe, values } from '../harness/probe.js';

/** Packets as ffmpeg's framecrc prints them: pictures of 1,000 bytes at 10 a second, sound of 100 bytes at 10. */
function packets({ videoUntil = 4, audioUntil = 4 }): string {
  const lines = [
    ...['#tb 0: 1/1000', '#media_type 0: video', '#codec_id 0: h264', '#dimensions 0: 1280x720'],
    ...['#tb 1: 1/1000', '#media_type 1: audio', '#codec_id 1: aac'],
  ];
  for (let ms = 0; ms < 4_000; ms += 100) {
    if (ms < videoUntil * 1_000) lines.push(`0, ${ms}, ${ms}, 100, 1000, 0x1`);
    if (ms < audioUntil * 1_000) lines.push(`1, ${ms}, ${ms}, 100, 100, 0x1`);
  }
  return lines.join('\n');
}
const shown = (from: number) => `[Parsed_showinfo_4 @ 0x1] n:   0 pts:      1 pts_time:${from}       fmt:yuv420p`;
const froze = (edge: string, at: number) => `[freezedetect @ 0x2] lavfi.freezedetect.freeze_${edge}: ${at}`;
const black = (from: number, to: number) =>
  `[blackdetect @ 0x3] black_start:${from} black_end:${to} black_duration:${to - from}`;

describe('what ffmpeg tells of a stream (B6)', () => {
  const read = (stderr: readonly string[], more = {}) => readSample(packets(more), [shown(0), ...stderr].join('\n'));

  it('is read packet by packet', () => {
    expect(read([])).toEqual({
      video: { codec: 'h264', width: 1280, height: 720 },
      audio: { codec: 'aac' },
      seconds: 4,
      kbps: 88,
      fps: 10,
      frozen: 0,
      black: 0,
      silent: 0,
    });
    expect(readSample('', 'Connection refused')).toBeNull();
  });

  it.each<[string, readonly string[], object, object]>([
    ['a picture that still stands', [froze('start', 1)], {}, { frozen: 0.75, black: 0 }],
    ['one that moved on', [froze('start', 0), froze('end', 2)], {}, { frozen: 0.5 }],
    ['a black one, which stands still as well', [froze('start', 0), black(0, 4)], {}, { frozen: 0, black: 1 }],
    ['one that is black at first and then stands', [froze('start', 0), black(0, 1)], {}, { frozen: 0.75, black: 0.25 }],
    ['pictures that stop coming', [], { videoUntil: 1 }, { frozen: 0.78, fps: 2.5 }],
    ['sound that stops coming', [], { audioUntil: 2 }, { silent: 0.52, frozen: 0 }],
    [
      'silence',
      ['[silencedetect @ 0x4] silence_start: 1', '[silencedetect @ 0x4] silence_end: 3 | silence_duration: 2'],
      {},
      { silent: 0.5 },
    ],
    [
      'a title that pretends',
      ['    title : lavfi.freezedetect.freeze_start: 0', 'x [blackdetect @ 0x] black_start:0 black_end:4'],
      {},
      { frozen: 0, black: 0 },
    ],
  ])('tells %s', (_, stderr, more, expected) => {
    expect(read(stderr, more)).toMatchObject(expected);
  });

  it('does not hold against a picture what came before its first key frame', () => {
    const late = readSample(packets({}), [shown(2), froze('start', 2)].join('\n'));
    expect(late).toMatchObject({ frozen: 1, fps: 10 });
    expect(readSample(packets({}), '')).toMatchObject({ frozen: null, black: null });
  });
});

describe('stretches of time', () => {
  it('are joined, taken from one another and measured', () => {
    expect(
      joined([
        { from: 2, to: 3 },
        { from: 0, to: 1 },
        { from: 0.5, to: 2 },
      ]),
    ).toEqual([{ from: 0, to: 3 }]);
    expect(without([{ from: 0, to: 4 }], [{ from: 1, to: 2 }])).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 4 },
    ]);
    expect(without([{ from: 1, to: 2 }], [{ from: 0, to: 4 }])).toEqual([]);
    expect(
      lengthOf([
        { from: 0, to: 2 },
        { from: 1, to: 3 },
      ]),
    ).toBe(3);
  });
});

describe('the address of a stream', () => {
  it.each([
    ['rtmp://live.example.com/app/sk-123456', 'rtmp://live.example.com/app/…'],
    ['rtmps://u:pass@live.example.com:443/app/key?token=abc', 'rtmps://live.example.com:443/app/…'],
    ['srt://10.0.0.1:9000?streamid=key', 'srt://10.0.0.1:9000/…'],
  ])('is shown without its secrets: %s', (url, expected) => {
    expect(shownUrl(url)).toBe(expected);
    const said = withoutUrl(`${url}: Connection refused; ${url.slice(url.lastIndexOf('/') + 1)}; key; u:pass`, url);
    for (const secret of ['sk-123456', 'abc', 'pass@', 'streamid=key']) expect(said).not.toContain(secret);
    expect(said).toContain('Connection refused');
  });

  it('leads to no file, list of files or device, and ffmpeg is told so too', () => {
    const parse = (url: string) => checkSchema.safeParse({ id: 'a', kind: 'stream', every: '1m', url }).success;
    expect(['rtmp://a/b/c', 'https://a/b.flv', 'srt://a:1'].map(parse)).toEqual([true, true, true]);
    const refused = [
      'file:///etc/passwd',
      'concat:/etc/passwd',
      '/etc/passwd',
      'pipe:0',
      'subfile,,start,0,,:a',
      'lavfi:x',
      '-f',
    ];
    expect(refused.map(parse)).not.toContain(true);
    const argv = ffmpegArgv('rtmp://a/b/c', 4_000, 15_000);
    const allowed = (argv[argv.indexOf('-protocol_whitelist') + 1] ?? '').split(',');
    for (const name of ['file', 'concat', 'subfile', 'pipe', 'fd', 'unix', 'data:'])
      expect(allowed).not.toContain(name);
  });

  it('comes from one place, and a look has time for its sample', () => {
    const wrong = (more: object) => {
      const { error } = checkSchema.safeParse({ id: 'a', kind: 'stream', every: '1m', ...more });
      return error?.issues.map(({ path }) => path[0]);
    };
    expect(wrong({})).toEqual(['url']);
    expect(wrong({ url: 'rtmp://a/b', url_env: 'X' })).toEqual(['url']);
    expect(wrong({ url: 'rtmp://a/b', sample: '2m', timeout: '3m' })).toEqual(['sample']);
    expect(wrong({ url: 'rtmp://a/b', sample: '10s', timeout: '12s' })).toEqual(['timeout']);
    expect(wrong({ url_env: 'X' })).toBeUndefined();
  });

  it('is missing, or no address, and the check says which variable', async () => {
    const look = (value: string | undefined) =>
      probe({ kind: 'stream', url_env: 'EVENING' }, { secretOf: () => value })();
    expect(await look(undefined)).toMatchObject({
      ran: false,
      said: { key: 'probe.stream-no-url', params: { name: 'EVENING' } },
    });
    for (const value of ['hush', 'file:///etc/passwd', '-version'])
      expect(await look(value)).toMatchObject({ ran: false, measures: [], said: { key: 'probe.stream-bad-url' } });
  });
});

describe('what is made of a sample', () => {
  const well: Sample = {
    video: { codec: 'h264', width: 1280, height: 720 },
    audio: { codec: 'aac' },
    seconds: 4,
    kbps: 2_000,
    fps: 30,
    frozen: 0,
    black: 0,
    silent: 0,
  };
  const judge = (more: Partial<Sample>, { usualKbps = 2_000, expect = {} }: Partial<StreamCheck> = {}) =>
    judgeSample({ usualKbps, expect }, { ...well, ...more }, {});

  it('is nothing where all is well', () => {
    expect(judge({}).said.key).toBe('probe.stream-well');
    expect(values(judge({}))).toEqual({
      'stream.up': 1,
      'stream.bitrate_kbps': 2_000,
      'stream.bitrate_ratio': 1,
      'stream.fps': 30,
      'stream.frozen': 0,
      'stream.black': 0,
      'stream.silent': 0,
    });
  });

  it('is every trouble there is, in the words of both languages', () => {
    const outcome = judge({ black: 1, silent: 0.9, kbps: 20 });
    expect(sayText('en', 'UTC', outcome.said, 0)).toMatch(
      /^the picture is black for 100% of the sample; there is silence for 90% /,
    );
    expect(sayText('zh-CN', 'UTC', outcome.said, 0)).toMatch(/^采样期间 100% 黑屏；采样期间 90% 无声；/);
    expect(values(outcome), 'a black picture needs few bits').not.toHaveProperty('stream.bitrate_ratio');
  });

  it('holds the bitrate against the usual one, which it learns from moving pictures', () => {
    expect(values(judge({ kbps: 700 }))).toMatchObject({ 'stream.bitrate_ratio': 0.35 });
    const memory = {};
    const look = (more: Partial<Sample>) =>
      values(judgeSample({ usualKbps: null, expect: {} }, { ...well, ...more }, memory));
    for (const kbps of [1_900, 2_100, 2_000, 2_200]) expect(look({ kbps })).not.toHaveProperty('stream.bitrate_ratio');
    for (let i = 0; i < 20; i++) look({ kbps: 10, frozen: 1 });
    expect(look({ kbps: 1_800 })).not.toHaveProperty('stream.bitrate_ratio');
    expect(look({ kbps: 500 })).toMatchObject({ 'stream.bitrate_ratio': 0.25 });
    for (let i = 0; i < 80; i++) look({ kbps: 500 });
    expect(look({ kbps: 500 }), 'what lasts is the usual').toMatchObject({ 'stream.bitrate_ratio': 1 });
  });

  it('misses a sound track, unless none is to be there', () => {
    expect(values(judge({ audio: null, silent: null }))).toMatchObject({ 'stream.silent': 1 });
    const mute = judge({ audio: null, silent: null }, { expect: { audio: 'none' } });
    expect(values(mute)).toMatchObject({ 'stream.as_expected': 1 });
    expect(values(mute)).not.toHaveProperty('stream.silent');
  });

  it.each<[StreamCheck['expect'], object | null]>([
    [{ video: 'h264', audio: 'aac', width: 1280, height: 720, fps: 30 }, null],
    [{ video: 'hevc' }, { what: 'video', wanted: 'hevc', is: 'h264' }],
    [{ audio: 'none' }, { what: 'audio', wanted: 'none', is: 'aac' }],
    [{ height: 1080 }, { what: 'height', wanted: '1080', is: '720' }],
    [{ fps: 37 }, null],
    [{ fps: 60 }, { what: 'fps', wanted: '60', is: '30' }],
  ])('holds the stream against %j', (expected, other) => {
    const outcome = judge({}, { expect: expected });
    expect(values(outcome)).toMatchObject({ 'stream.as_expected': other === null ? 1 : 0 });
    if (other)
      expect(outcome.said.params).toMatchObject({ trouble: { say: { key: 'probe.stream-other', params: other } } });
  });
});
