import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isSignedOut, Problem } from '../api/client';
import styles from './Failure.module.css';
import { AlertIcon } from './icons';

/** What went wrong, in words, with a way to try again; the end of the session has a dialog of its own. */
export function Failure({ failure, title, onRetry }: { failure: Error; title?: string; onRetry?: () => void }) {
  const { t } = useTranslation();
  const words = useWords(failure);
  if (isSignedOut(failure)) {
    return null;
  }
  return (
    <div role="alert" className={`card ${styles.failure}`}>
      <AlertIcon />
      <div>
        <strong>{title ?? t('failure.title')}</strong>
        {words.map((line) => (
          <Text key={line} size="sm">
            {line}
          </Text>
        ))}
        {onRetry && (
          <Button mt="xs" size="compact-sm" variant="default" onClick={onRetry}>
            {t('failure.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The reader's language for what everybody may meet, the service's own explanation for the rest. */
function useWords(failure: Error): string[] {
  const { t } = useTranslation();
  if (!(failure instanceof Problem)) {
    return [failure.message];
  }
  switch (failure.status) {
    case 0:
      return [failure.title === 'timeout' ? t('failure.timeout') : t('failure.unreachable')];
    case 403:
      return [t('failure.forbidden'), ...(failure.detail ? [failure.detail] : [])];
    case 429:
      return [t('failure.tooMany')];
    case 502:
    case 503:
    case 504:
      return [t('failure.unavailable')];
    default:
      return [failure.message];
  }
}
