import { useTranslation } from 'react-i18next';
import type { Priority, Status } from '../api/types';

const STATUS_TONE: Record<Status, string> = {
  NEW: 'blue',
  OPEN: 'teal',
  ANSWERED: 'green',
  PENDING: 'sand',
  ON_HOLD: 'violet',
  RESOLVED: 'green',
  REOPENED: 'orange',
  CLOSED: 'gray',
};

const PRIORITY_TONE: Record<Priority, string> = { LOW: 'gray', NORMAL: 'gray', HIGH: 'orange', URGENT: 'red' };

export function StatusTag({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <span className="tag" data-tone={STATUS_TONE[status]}>
      {t(`status.${status}`)}
    </span>
  );
}

export function PriorityTag({ priority }: { priority: Priority }) {
  const { t } = useTranslation();
  return (
    <span className="tag" data-tone={PRIORITY_TONE[priority]}>
      {t(`priority.${priority}`)}
    </span>
  );
}
