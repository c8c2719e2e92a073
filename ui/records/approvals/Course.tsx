import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  MinusCircleOutlined,
} from '@ant-design/icons';
import { joinList } from '@/i18n/list';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import styles from './approvals.module.css';
import type { Approval, Decision, Step } from './types';

const GOOD = new Set(['approve', 'submit']);
const BAD = new Set(['reject', 'return', 'return_previous', 'void', 'withdraw']);

/** An approval from its request to where it is: what was done, whose turn it is, and who comes then. */
export function Course({ approval }: { approval: Approval }) {
  const { t } = useTexts('approvals');
  const ahead = approval.status === 'pending' ? approval.steps.filter((one) => one.state !== 'done') : [];
  return (
    <ol className={styles.course} aria-label={t('course')}>
      {approval.decisions.map((one) => (
        <Done key={`${one.at}${one.act}${one.by?.id}`} decision={one} steps={approval.steps} />
      ))}
      {ahead.map((step) => (
        <Ahead key={step.name} step={step} />
      ))}
    </ol>
  );
}

function Done({ decision, steps }: { decision: Decision; steps: Step[] }) {
  const { t } = useTexts('approvals');
  const step = steps[decision.step - 1]?.name;
  const who = decision.by?.name ?? '';
  const mark = GOOD.has(decision.act) ? styles.good : BAD.has(decision.act) ? styles.bad : styles.now;
  const Mark = BAD.has(decision.act) ? CloseCircleFilled : CheckCircleFilled;
  return (
    <li className={styles.stop}>
      <Mark className={mark ?? ''} aria-hidden />
      <div className={styles.words}>
        <p className={styles.line}>
          <strong>{who}</strong> {t(`did.${decision.act}`, { to: decision.to?.name ?? '' })}
          {decision.act !== 'submit' && step ? <span className={styles.step}>{step}</span> : null}
        </p>
        <time className={styles.when} dateTime={decision.at}>
          {formatMoment(decision.at)}
        </time>
        {decision.remark ? <p className={styles.remark}>{decision.remark}</p> : null}
      </div>
    </li>
  );
}

function Ahead({ step }: { step: Step }) {
  const { t, language } = useTexts('approvals');
  const current = step.state === 'current';
  const left = step.people.filter((one) => !step.agreed.includes(one.id));
  const names = joinList(
    left.map((one) => one.name),
    language,
  );
  return (
    <li className={styles.stop} aria-current={current ? 'step' : undefined}>
      {current ? (
        <ClockCircleFilled className={styles.now ?? ''} aria-hidden />
      ) : (
        <MinusCircleOutlined className={styles.later ?? ''} aria-hidden />
      )}
      <div className={styles.words}>
        <p className={current ? styles.line : styles.lineLater}>
          {t(current ? 'turn' : 'then', { names })}
          <span className={styles.step}>{step.name}</span>
        </p>
        {left.length > 1 ? <p className={styles.when}>{t(`need.${step.need}`)}</p> : null}
      </div>
    </li>
  );
}

/** Who would be asked, before anybody is. */
export function Preview({ steps }: { steps: Step[] }) {
  const { t } = useTexts('approvals');
  return (
    <ol className={styles.course} aria-label={t('course')}>
      {steps.map((step) => (
        <Ahead key={step.name} step={step} />
      ))}
    </ol>
  );
}
