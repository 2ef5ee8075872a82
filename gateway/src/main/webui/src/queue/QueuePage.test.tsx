import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { queuePath, searchable } from '../api/queries';
import { fakeApi, show } from '../test-page';
import { QueuePage } from './QueuePage';

const user = userEvent.setup({ delay: null });
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const ticket = {
  id: 't1',
  number: 100042,
  subject: 'Demande de remboursement',
  status: 'PENDING',
  priority: 'HIGH',
  channel: 'EMAIL',
  contact: { id: 'c1', name: 'Claire Moreau' },
  waitingSince: inMinutes(-65),
  createdAt: inMinutes(-65),
  updatedAt: inMinutes(-65),
  version: 1,
  sla: { firstResponseDue: inMinutes(-12.5), resolutionDue: inMinutes(500) },
};

test('a ticket shows its French status, who waits and the promise that is late', async () => {
  fakeApi({ 'GET /api/v1/tickets': { body: { items: [ticket] } } });

  await show('/queue?show=all', '/queue', QueuePage, 'fr');

  expect((await screen.findByRole('link', { name: 'Demande de remboursement' })).getAttribute('href')).toBe('/tickets/t1');
  expect(screen.getByText('En attente réponse client')).toBeTruthy();
  expect(screen.getByText('Claire Moreau')).toBeTruthy();
  expect(screen.getByText('Personne')).toBeTruthy();
  expect(screen.getByText(/12\smin de retard/)).toBeTruthy();
});

test('an empty queue says so instead of showing an empty table', async () => {
  fakeApi({ 'GET /api/v1/tickets': { body: { items: [] } } });

  await show('/queue', '/queue', QueuePage);

  expect(await screen.findByText('Nothing is waiting for you')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('a service that does not answer is named in the reader’s words, with a way to try again', async () => {
  fakeApi({ 'GET /api/v1/tickets': { status: 502, body: { title: 'Bad gateway' } } });

  await show('/queue', '/queue', QueuePage);

  expect((await screen.findByRole('alert')).textContent).toContain('does not answer at the moment');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test.each([
  ['mine', 'me'],
  ['unassigned', 'none'],
  ['all', null],
] as const)('the filter %s asks for assignee %s, longest waiting first', (filter, assignee) => {
  const [path, query] = asked(queuePath(filter, '', 'next-page'));

  expect(path).toBe('/tickets');
  expect(query.get('assignee')).toBe(assignee);
  expect(query.get('order')).toBe('waitingSince');
  expect(query.get('cursor')).toBe('next-page');
});

test('what is done is found again, the newest first', () => {
  const [, query] = asked(queuePath('done'));

  expect(query.get('status')).toBe('RESOLVED,CLOSED');
  expect(query.get('order')).toBe('-createdAt');
});

test('words are searched among all tickets, whoever has them and whatever their status', () => {
  const [path, query] = asked(queuePath('mine', 'refund & delay', 'next-page'));

  expect(path).toBe('/tickets:search');
  expect(Object.fromEntries(query)).toEqual({ q: 'refund & delay', limit: '25', cursor: 'next-page' });
});

test.each([
  ['', ''],
  [' # ? ', ''],
  [' #100042 ', '#100042'],
  ['é', 'é'],
])('of what is typed, %j, %j is searched for', (typed, words) => {
  expect(searchable(typed)).toBe(words);
});

test('what is typed is asked of the search, and marks alone of nobody', async () => {
  const calls = fakeApi({
    'GET /api/v1/tickets': { body: { items: [] } },
    'GET /api/v1/tickets:search': { body: { items: [ticket] } },
  });
  await show('/queue', '/queue', QueuePage);
  const box = await screen.findByRole('searchbox', { name: 'Search all tickets' });

  await user.type(box, '?');
  await user.type(box, ' remboursement');

  expect(await screen.findByRole('link', { name: 'Demande de remboursement' })).toBeTruthy();
  const searches = calls.filter(({ call }) => call === 'GET /api/v1/tickets:search').map(({ url }) => url);
  expect(searches.length).toBeGreaterThan(0);
  expect(searches.map((url) => asked(url)[1].get('q'))).not.toContain('?');
});

function asked(url: string): [string, URLSearchParams] {
  const [path = '', query] = url.split('?');
  return [path, new URLSearchParams(query)];
}
