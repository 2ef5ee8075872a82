import { expect, test } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { preferredLanguage } from './index';

test.each([
  ['fr', ['en-GB'], 'fr'],
  [null, ['fr-CA', 'en'], 'fr'],
  [null, ['de-DE', 'en-US', 'fr'], 'en'],
  [null, ['de-DE'], 'en'],
])('choice %s and wishes %j give %s', (choice, wishes, expected) => {
  expect(preferredLanguage(choice, wishes)).toBe(expected);
});

test('no French text was left in English by mistake', () => {
  const same = leaves(en).filter(([key, text]) => leaves(fr).some(([k, t]) => k === key && t === text));
  const meant = ['product', 'language.', 'nav.apiDocs', 'profile.agent', 'channel.EMAIL', 'channel.API', 'channel.CHAT', 'message.'];
  expect(same.map(([key]) => key).filter((key) => !meant.some((start) => key.startsWith(start)))).toEqual([
    'ticket.conversation',
  ]);
});

function leaves(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value as object, `${path}${key}.`),
  );
}
