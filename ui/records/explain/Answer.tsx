import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Alert } from 'antd';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Badge, type Tone } from '@/kit/Badge';
import styles from './explain.module.css';
import { reasons, verdicts } from './reasons';
import type { Explained, FieldExplained } from './types';

/** What the person may do with the record, and why, in sentences. */
export function Answer({ about }: { about: Explained }) {
  const { t } = useTexts('explain');
  const text = useText();
  return (
    <div className={styles.answer} aria-live="polite">
      <Head about={about} />
      {about.barriers.map(({ code, role }) => (
        <Alert
          key={`${code} ${role?.zh}`}
          type="warning"
          showIcon
          title={t(`barriers.${code}`, { name: about.person.name, role: text(role) })}
        />
      ))}
      <section aria-labelledby="explain-verbs">
        <h3 id="explain-verbs">{t('verbs')}</h3>
        <Verbs about={about} />
      </section>
      <section aria-labelledby="explain-fields">
        <h3 id="explain-fields">{t('fields')}</h3>
        {mayRead(about) ? <Fields fields={about.fields} /> : <p className={styles.hint}>{t('noField')}</p>}
      </section>
    </div>
  );
}

/** What keeps somebody out now, whatever their roles give. */
const OUT = new Set(['frozen', 'invited', 'outside_hours']);

const mayRead = ({ verbs }: Explained) => verbs.some((one) => one.verb === 'read' && one.allowed);

function Head({ about }: { about: Explained }) {
  const { t, language } = useTexts('explain');
  const text = useText();
  const { person, barriers } = about;
  const out = barriers.some((one) => OUT.has(one.code));
  const how = !mayRead(about) ? 'mayNot' : out ? 'notNow' : 'may';
  const roles = joinList(person.roles.map(text), language);
  return (
    <div className={styles.head} data-how={how}>
      <Mark how={how} />
      <div>
        <strong>{t(how, { name: person.name })}</strong>
        <span className={styles.who}>
          {[roles ? t('roles', { roles }) : t('noRoles'), person.department].filter(Boolean).join(' · ')}
        </span>
      </div>
    </div>
  );
}

function Mark({ how }: { how: 'may' | 'mayNot' | 'notNow' }) {
  const Icon = { may: CheckCircleFilled, mayNot: CloseCircleFilled, notNow: ClockCircleFilled }[how];
  return <Icon className={styles.mark} aria-hidden />;
}

function Verbs({ about }: { about: Explained }) {
  const { t, language } = useTexts('explain');
  const text = useText();
  return (
    <ul className={styles.verdicts}>
      {verdicts(about.verbs).map(({ verbs, allowed }) => {
        const [first] = verbs;
        if (!first) return null;
        return (
          <li key={first.verb} data-allowed={allowed}>
            {allowed ? (
              <CheckCircleFilled className={styles.tick} aria-hidden />
            ) : (
              <CloseCircleFilled className={styles.tick} aria-hidden />
            )}
            <div>
              <span className={styles.what}>
                <b>{t(allowed ? 'allowed' : 'refused')}</b>{' '}
                {joinList(
                  verbs.map((verb) => text(verb.label)),
                  language,
                )}
              </span>
              {reasons(first, about, t, text).map((why) => (
                <span key={why} className={styles.why}>
                  {why}
                </span>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const TONES: Record<FieldExplained['view'], Tone> = {
  hidden: 'quiet',
  masked: 'good',
  reveal: 'busy',
  clear: 'bad',
};

function Fields({ fields }: { fields: FieldExplained[] }) {
  const { t, language } = useTexts('explain');
  const text = useText();
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('view')}</th>
          <th scope="col">{t('role')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.field}>
            <th scope="row">{text(field.label)}</th>
            <td>
              <Badge tone={TONES[field.view]}>{t(`views.${field.view}`)}</Badge>
              {field.edit ? <span className={styles.edit}>{t('edit')}</span> : null}
            </td>
            <td>{joinList([...new Set(field.because.map((one) => text(one.role)))], language) || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
