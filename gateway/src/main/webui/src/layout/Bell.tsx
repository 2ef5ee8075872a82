import { ActionIcon, Checkbox, Indicator, Popover, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompleteNotice, useNotices, useReadNotice, useToDos } from '../api/queries';
import type { Notice } from '../api/types';
import { Failure } from '../shared/Failure';
import { BellIcon } from '../shared/icons';
import { useHalfMinute } from '../shared/now';
import { ago } from '../shared/time';
import styles from './Bell.module.css';

/** The person's own notices, newest first; above them what is still to be done, until it is ticked. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const notices = useNotices();
  const toDos = useToDos();
  const told = notices.data?.items.filter((notice) => !isOpenToDo(notice)) ?? [];
  const unread = told.filter((notice) => !notice.readAt).length;
  const undone = toDos.data?.items.length ?? 0;
  const waiting = unread + undone;
  const label = [undone > 0 && t('bell.toDos', { count: undone }), unread > 0 && t('bell.unread', { count: unread })];
  const change = (opened: boolean) => {
    setOpen(opened);
    if (opened && toDos.data) {
      // A ticket that goes on takes back what was to be done, and nobody tells the page.
      void toDos.refetch();
    }
  };

  return (
    <Popover opened={open} onChange={change} position="bottom-end" width={340} shadow="md" trapFocus>
      <Indicator label={waiting > 9 ? '9+' : waiting} size={17} disabled={waiting === 0} color="#b3261e" offset={5}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={label.filter(Boolean).join(', ') || t('bell.label')}
            onClick={() => change(!open)}
          >
            <BellIcon />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <div className={styles.list}>
          {toDos.isError && <Failure failure={toDos.error} onRetry={() => void toDos.refetch()} />}
          {toDos.data && undone > 0 && <ToDos items={toDos.data.items} onFollow={() => setOpen(false)} />}
          <Title order={2} size="h6" p="sm" className={styles.title}>
            {t('bell.title')}
          </Title>
          {notices.isPending && <Skeleton height={48} m="sm" />}
          {notices.isError && <Failure failure={notices.error} onRetry={() => void notices.refetch()} />}
          {notices.data && told.length === 0 && (
            <Text className="soft" p="md" ta="center">
              {t('bell.empty')}
            </Text>
          )}
          {told.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onFollow={() => setOpen(false)} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function isOpenToDo(notice: Notice): boolean {
  return notice.toDo === true && !notice.doneAt;
}

function ToDos({ items, onFollow }: { items: Notice[]; onFollow: () => void }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('bell.toDo')}>
      <Title order={2} size="h6" p="sm" className={styles.title}>
        {t('bell.toDo')}
      </Title>
      <ul className={styles.toDos}>
        {items.map((notice) => (
          <ToDoLine key={notice.id} notice={notice} onFollow={onFollow} />
        ))}
      </ul>
    </section>
  );
}

function ToDoLine({ notice, onFollow }: { notice: Notice; onFollow: () => void }) {
  const { t } = useTranslation();
  const completing = useCompleteNotice();
  const place = placeOf(notice.link);
  return (
    <li>
      <Checkbox
        aria-label={t('bell.tick', { title: notice.title })}
        checked={completing.isPending || completing.isSuccess}
        disabled={completing.isPending || completing.isSuccess}
        onChange={() => completing.mutate(notice.id)}
      />
      <div>
        <Text size="sm">{notice.title}</Text>
        <p className={styles.links}>
          {place && (
            <a href={place.href} target="_blank" rel="noopener noreferrer">
              {t('bell.place', { host: place.host })}
            </a>
          )}
          {notice.ticket && (
            <Link to={`/tickets/${notice.ticket.id}`} onClick={onFollow}>
              #{notice.ticket.number}
            </Link>
          )}
          <Ago notice={notice} />
        </p>
        {completing.isError && <Failure failure={completing.error} title={t('act.failed')} />}
      </div>
    </li>
  );
}

function NoticeLine({ notice, onFollow }: { notice: Notice; onFollow: () => void }) {
  const { t } = useTranslation();
  const reading = useReadNotice();
  const read = () => {
    if (!notice.readAt) {
      reading.mutate(notice.id);
    }
  };
  const content = (
    <>
      <Text size="sm" fw={notice.readAt ? 400 : 600}>
        {notice.title}
      </Text>
      <Ago notice={notice} />
    </>
  );
  if (notice.ticket) {
    const follow = () => {
      read();
      onFollow();
    };
    return (
      <Link className={styles.line} to={`/tickets/${notice.ticket.id}`} onClick={follow}>
        {content}
      </Link>
    );
  }
  // A reminder about no ticket leads nowhere.
  return notice.readAt ? (
    <div className={styles.line}>{content}</div>
  ) : (
    <button type="button" className={styles.line} aria-label={t('bell.markRead', { title: notice.title })} onClick={read}>
      {content}
    </button>
  );
}

function Ago({ notice }: { notice: Notice }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  return (
    <Text component="span" size="xs" className="soft">
      {ago(new Date(notice.at), now, i18n.language)}
      {notice.doneAt && ` · ${t('bell.done')}`}
      {!notice.readAt && !isOpenToDo(notice) && ` · ${t('bell.isNew')}`}
    </Text>
  );
}

/** The address that a customer or a program gave, if it is one of the web. */
export function placeOf(link: string | undefined): URL | undefined {
  try {
    const place = new URL(link ?? '');
    return /^https?:$/.test(place.protocol) ? place : undefined;
  } catch {
    return undefined;
  }
}
