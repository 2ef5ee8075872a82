import { useTranslation } from 'react-i18next';
import { Notice } from '../shared/Notice';

export function NoAccess() {
  const { t } = useTranslation();
  return <Notice page title={t('noAccess.title')} text={t('noAccess.text')} />;
}
