import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../shared/Notice';

export function NotFoundPage() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('notFound.title')} · ${t('product')}`);
  return (
    <Notice page title={t('notFound.title')} text={t('notFound.text')}>
      <Button component={Link} to="/queue" variant="default" mt="sm">
        {t('notFound.back')}
      </Button>
    </Notice>
  );
}
