import { describe, expect, test } from 'vitest';
import { ago, duration, earliest, moment, urgency } from './time';

const now = new Date('2026-11-16T10:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const words = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('urgency', () => {
  test.each([
    [-1, 'late'],
    [0, 'soon'],
    [60, 'soon'],
    [61, 'calm'],
  ])('%i minutes before the end it is %s', (minutes, expected) => {
    expect(urgency(at(minutes), now)).toBe(expected);
  });
});

describe('duration', () => {
  test.each([
    [12, 'en', '12 min'],
    [125, 'en', '2 h 05 min'],
    [120, 'en', '2 h'],
    [26 * 60, 'en', '1 d 2 h'],
    [26 * 60, 'fr', '1 j 2 h'],
    [-125, 'fr', '2 h 05 min'],
  ])('%i minutes in %s read "%s"', (minutes, language, expected) => {
    expect(words(duration(minutes * 60_000, language))).toBe(expected);
  });

  test.each([
    [42 * 60 + 7, '42 min 07 s'],
    [9, '9 s'],
  ])('a countdown of %i seconds shows seconds: "%s"', (seconds, expected) => {
    expect(words(duration(seconds * 1_000, 'en', true))).toBe(expected);
  });
});

test.each([
  [0, 'fr', 'maintenant'],
  [-5, 'fr', 'il y a 5 min'],
  [-180, 'en', '3 hr ago'],
  [-24 * 60, 'fr', 'hier'],
])('%i minutes ago in %s reads "%s"', (minutes, language, expected) => {
  expect(words(ago(at(minutes), now, language))).toBe(expected);
});

test('a moment of today leaves the day out, another names it', () => {
  expect(moment(at(30), now, 'fr')).toBe('11:30');
  expect(words(moment(at(24 * 60), now, 'fr'))).toContain('17 nov.');
});

test('the promise that ends first is the one shown', () => {
  expect(earliest(undefined, at(90).toISOString(), at(30).toISOString())).toEqual(at(30));
  expect(earliest(undefined, undefined)).toBeUndefined();
});
