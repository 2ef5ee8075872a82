import { Button, Group, SegmentedControl, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { searchable, useQueue, type QueueFilter } from '../api/queries';
import { Failure } from '../shared/Failure';
import { Notice } from '../shared/Notice';
import { QueueTable } from './QueueTable';

const FILTERS: QueueFilter[] = ['mine', 'unassigned', 'all', 'done'];
const TYPING_MS = 300;

/** The work: who waits, since when, and until when we promised an answer. */
export function QueuePage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(searchable(typed), TYPING_MS);
  const queue = useQueue(filter, words);
  useDocumentTitle(`${t('queue.title')} · ${t('product')}`);
  const tickets = queue.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t('queue.title')}
        </Title>
        <Group gap="sm">
          <TextInput
            type="search"
            aria-label={t('queue.search')}
            placeholder={t('queue.search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('queue.filter')}
            disabled={typed !== ''}
            value={filter}
            onChange={(value) => setFilter(value as QueueFilter)}
            data={FILTERS.map((value) => ({ value, label: t(`queue.${value}`) }))}
          />
        </Group>
      </Group>
      {queue.isError && <Failure failure={queue.error} onRetry={() => void queue.refetch()} />}
      <div className={queue.data || queue.isPending ? 'card' : undefined} aria-busy={queue.isFetching}>
        {queue.isPending && <Waiting />}
        {queue.data && tickets.length === 0 && (
          <Notice
            title={t(`queue.empty.${words ? 'search' : filter}.title`)}
            text={t(`queue.empty.${words ? 'search' : filter}.text`)}
          />
        )}
        {tickets.length > 0 && <QueueTable tickets={tickets} />}
      </div>
      {tickets.length > 0 && (
        <Group justify="center">
          <Text size="sm" className="soft" role="status">
            {t('queue.loaded', { count: tickets.length })}
          </Text>
          {queue.hasNextPage && (
            <Button variant="default" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
              {t('queue.more')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack p="md" gap="sm" aria-hidden="true">
      {Array.from({ length: 8 }, (_, line) => (
        <Skeleton key={line} height={38} />
      ))}
    </Stack>
  );
}

/** The filter lives in the address, so that it can be bookmarked and survives going back. */
function useFilter(): [QueueFilter, (filter: QueueFilter) => void] {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('show') as QueueFilter | null;
  const filter = asked && FILTERS.includes(asked) ? asked : 'mine';
  return [filter, (chosen) => setQuery({ show: chosen }, { replace: true })];
}
