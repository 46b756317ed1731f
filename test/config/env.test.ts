import { describe, expect, test } from 'vitest';
import { EnvError, readEnv } from '../../src/config/env.js';

describe('the environment', () => {
  test('nothing set gives the defaults', () => {
    expect(readEnv({})).toMatchObject({
      configFolder: 'config',
      dataFolder: 'data',
      host: '127.0.0.1',
      port: 8787,
      lang: null,
      logLevel: 'info',
    });
  });

  test('languages as systems write them', () => {
    expect(['zh', 'zh_CN.UTF-8', 'ZH-cn', 'en_US.UTF-8'].map((lang) => readEnv({ TOCSIN_LANG: lang }).lang)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
    ]);
  });

  test('a secret that is empty is not set', () => {
    const env = readEnv({ A: 'x', B: '' });
    expect([env.secret('A'), env.secret('B'), env.secret('C')]).toEqual(['x', undefined, undefined]);
  });

  test('commands run only where somebody wrote true', () => {
    const commands = (set: string) => readEnv({ TOCSIN_ALLOW_COMMANDS: set }).commands;
    expect([readEnv({}).commands, commands(''), commands('false'), commands('TRUE')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(() => commands('1')).toThrow('TOCSIN_ALLOW_COMMANDS is "1"; set true or false');
  });

  test('calendar feeds need a long secret and a plain address', () => {
    const secret = 'a secret of more than thirty-two characters';
    expect(readEnv({}).calendar).toEqual({ secret: null, publicUrl: null });
    expect(
      readEnv({ TOCSIN_CALENDAR_SECRET: secret, TOCSIN_PUBLIC_URL: 'https://tocsin.example.com/bot/' }).calendar,
    ).toEqual({ secret, publicUrl: 'https://tocsin.example.com/bot' });
    expect(() => readEnv({ TOCSIN_CALENDAR_SECRET: 'short' })).toThrow('set at least 32 random ones');
    for (const url of ['tocsin.example.com', 'ftp://x.cn', 'https://u:p@x.cn', 'https://x.cn/?a=b'])
      expect(() => readEnv({ TOCSIN_PUBLIC_URL: url })).toThrow('TOCSIN_PUBLIC_URL is not a plain address');
  });

  test('all that is wrong at once', () => {
    expect(() => readEnv({ TOCSIN_PORT: '80x', TOCSIN_LANG: 'fr', LOG_LEVEL: 'loud' })).toThrow(EnvError);
    try {
      readEnv({ TOCSIN_PORT: '80x', TOCSIN_LANG: 'fr', LOG_LEVEL: 'loud' });
    } catch (error) {
      expect(error instanceof EnvError && error.problems.map((one) => one.split(' ')[0])).toEqual([
        'TOCSIN_PORT',
        'TOCSIN_LANG',
        'LOG_LEVEL',
      ]);
    }
  });
});
