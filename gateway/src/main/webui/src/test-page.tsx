import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import i18next from 'i18next';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { startI18n } from './i18n';
import { theme } from './theme';
import type { ComponentType } from 'react';

export interface Answer {
  status?: number;
  body?: unknown;
}

/** Answers of the API by "METHOD path", or with the query for one of several; what was asked is recorded. */
export function fakeApi(answers: Record<string, Answer>) {
  const asked: { call: string; url: string; headers: Record<string, string>; body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const call = `${init.method} ${url.split('?')[0]}`;
    const body = init.body ? (JSON.parse(init.body as string) as unknown) : undefined;
    asked.push({ call, url, headers: init.headers as Record<string, string>, body });
    const { status = 200, body: reply } = answers[`${init.method} ${url}`] ?? answers[call] ?? { status: 404, body: { title: 'Not found' } };
    const text = reply === undefined ? null : JSON.stringify(reply);
    return Promise.resolve(new Response(text, { status }));
  });
  return asked;
}

export async function show(path: string, route: string, Component: ComponentType, language = 'en') {
  await startI18n();
  await i18next.changeLanguage(language);
  const router = createMemoryRouter([{ path: route, Component }], { initialEntries: [path] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
