import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeApi, show } from '../test-page';
import { ConfirmSenderPage } from './ConfirmSenderPage';

const CONFIRM = 'POST /api/v1/senders:confirm';
const ROUTE = '/senders/confirm';

test('opening the link confirms nothing; the button does, and names the address', async () => {
  const asked = fakeApi({ [CONFIRM]: { body: { address: 'support@shop.example', state: 'CONFIRMED' } } });
  await show(`${ROUTE}?token=abc`, ROUTE, ConfirmSenderPage);
  expect(asked).toEqual([]);

  screen.getByRole('button', { name: 'Confirm the address' }).click();

  expect(await screen.findByText(/support@shop\.example/)).toBeTruthy();
  expect(asked.map(({ call, body }) => [call, body])).toEqual([[CONFIRM, { token: 'abc' }]]);
});

test('a link that has expired says so', async () => {
  fakeApi({ [CONFIRM]: { status: 409, body: { title: 'Conflict', detail: 'The link has expired' } } });
  await show(`${ROUTE}?token=old`, ROUTE, ConfirmSenderPage, 'fr');

  screen.getByRole('button', { name: 'Confirmer l’adresse' }).click();

  expect((await screen.findByRole('alert')).textContent).toContain('The link has expired');
});
