import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useConfirmSender } from '../api/queries';
import { Failure } from '../shared/Failure';
import { Notice } from '../shared/Notice';

/** Where the link in a confirmation mail leads. The button confirms: mail scanners follow links, and press none. */
export function ConfirmSenderPage() {
  const { t } = useTranslation();
  const token = useSearchParams()[0].get('token') ?? '';
  const confirm = useConfirmSender();
  useDocumentTitle(`${t('sender.title')} · ${t('product')}`);

  if (confirm.data) {
    return <Notice page title={t('sender.done')} text={t('sender.doneText', { address: confirm.data.address })} />;
  }
  return (
    <Notice page title={t('sender.title')} text={t('sender.text')}>
      <Button mt="sm" loading={confirm.isPending} disabled={token === ''} onClick={() => confirm.mutate(token)}>
        {t('sender.confirm')}
      </Button>
      {confirm.error && <Failure failure={confirm.error} title={t('sender.failed')} />}
    </Notice>
  );
}
