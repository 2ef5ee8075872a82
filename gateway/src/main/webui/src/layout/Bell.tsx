import { ActionIcon, Indicator, Popover, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNotices, useReadNotice } from '../api/queries';
import type { Notice } from '../api/types';
import { Failure } from '../shared/Failure';
import { BellIcon } from '../shared/icons';
import { useHalfMinute } from '../shared/now';
import { ago } from '../shared/time';
import styles from './Bell.module.css';

/** The person's own notices, newest first. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const notices = useNotices();
  const unread = notices.data?.items.filter((notice) => !notice.readAt).length ?? 0;
  const label = unread === 0 ? t('bell.label') : t('bell.unread', { count: unread });

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} shadow="md" trapFocus>
      <Indicator label={unread > 9 ? '9+' : unread} size={17} disabled={unread === 0} color="#b3261e" offset={5}>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => setOpen(!open)}>
            <BellIcon />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <Title order={2} size="h6" p="sm" className={styles.title}>
          {t('bell.title')}
        </Title>
        <div className={styles.list}>
          {notices.isPending && <Skeleton height={48} m="sm" />}
          {notices.isError && <Failure failure={notices.error} onRetry={() => void notices.refetch()} />}
          {notices.data?.items.length === 0 && (
            <Text className="soft" p="md" ta="center">
              {t('bell.empty')}
            </Text>
          )}
          {notices.data?.items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onFollow={() => setOpen(false)} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function NoticeLine({ notice, onFollow }: { notice: Notice; onFollow: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  const reading = useReadNotice();
  const follow = () => {
    if (!notice.readAt) {
      reading.mutate(notice.id);
    }
    onFollow();
  };
  return (
    <Link className={styles.line} to={`/tickets/${notice.ticket.id}`} onClick={follow}>
      <Text size="sm" fw={notice.readAt ? 400 : 600}>
        {notice.title}
      </Text>
      <Text size="xs" className="soft">
        {ago(new Date(notice.at), now, i18n.language)}
        {!notice.readAt && ` · ${t('bell.isNew')}`}
      </Text>
    </Link>
  );
}
