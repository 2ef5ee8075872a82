import { Button, Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQueue, type QueueFilter } from '../api/queries';
import { Failure } from '../shared/Failure';
import { Notice } from '../shared/Notice';
import { QueueTable } from './QueueTable';

const FILTERS: QueueFilter[] = ['mine', 'unassigned', 'all'];

/** The work: who waits, since when, and until when we promised an answer. */
export function QueuePage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter();
  const queue = useQueue(filter);
  useDocumentTitle(`${t('queue.title')} · ${t('product')}`);
  const tickets = queue.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t('queue.title')}
        </Title>
        <SegmentedControl
          aria-label={t('queue.filter')}
          value={filter}
          onChange={(value) => setFilter(value as QueueFilter)}
          data={FILTERS.map((value) => ({ value, label: t(`queue.${value}`) }))}
        />
      </Group>
      {queue.isError && <Failure failure={queue.error} onRetry={() => void queue.refetch()} />}
      <div className={queue.data || queue.isPending ? 'card' : undefined} aria-busy={queue.isFetching}>
        {queue.isPending && <Waiting />}
        {queue.data && tickets.length === 0 && (
          <Notice title={t(`queue.empty.${filter}.title`)} text={t(`queue.empty.${filter}.text`)} />
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
