import '@mantine/core/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { isSignedOut, Problem } from './api/client';
import { startI18n } from './i18n';
import { Shell } from './layout/Shell';
import { announceSessionEnd } from './layout/sessionEnd';
import { ConfirmSenderPage } from './pages/ConfirmSenderPage';
import { ErrorPage } from './pages/ErrorPage';
import { LandingPage } from './pages/LandingPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { QueuePage } from './queue/QueuePage';
import { theme } from './theme';
import { TicketPage } from './ticket/TicketPage';

const client = new QueryClient({
  queryCache: new QueryCache({ onError: (failure) => isSignedOut(failure) && announceSessionEnd() }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only silence and the servers' own failures are worth another try.
      retry: (failures, failure) =>
        failures < 2 && (!(failure instanceof Problem) || failure.status === 0 || failure.status >= 500),
    },
    mutations: { onError: (failure) => isSignedOut(failure) && announceSessionEnd() },
  },
});

const router = createBrowserRouter([
  { path: '/', Component: LandingPage, ErrorBoundary: ErrorPage },
  {
    Component: Shell,
    ErrorBoundary: ErrorPage,
    children: [
      { path: '/queue', Component: QueuePage },
      { path: '/tickets/:id', Component: TicketPage },
      { path: '/senders/confirm', Component: ConfirmSenderPage },
    ],
  },
  // Anybody may land here: nothing is asked of the API.
  {
    path: '*',
    element: (
      <main>
        <NotFoundPage />
      </main>
    ),
  },
]);

void startI18n().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider theme={theme} forceColorScheme="light">
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  ),
);
