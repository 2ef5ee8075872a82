import { useTranslation } from 'react-i18next';
import type { DueTimes } from '../api/types';
import { AlertIcon, ClockIcon } from './icons';
import { useHalfMinute } from './now';
import { duration, earliest, fullMoment, urgency } from './time';

/** The promise that ends first, as time left; colour, icon and words all say how pressing it is. */
export function Due({ sla }: { sla: DueTimes | undefined }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  const due = earliest(sla?.firstResponseDue, sla?.nextResponseDue, sla?.resolutionDue);
  if (!due) {
    return <span className="soft">–</span>;
  }
  const pressing = urgency(due, now);
  const time = duration(due.getTime() - now.getTime(), i18n.language);
  return (
    <span className="due" data-urgency={pressing} title={t('due.at', { at: fullMoment(due, i18n.language) })}>
      {pressing === 'late' ? <AlertIcon /> : <ClockIcon />}
      {pressing === 'late' ? t('due.late', { time }) : t('due.in', { time })}
    </span>
  );
}
