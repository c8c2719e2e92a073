import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { useColleagues } from '@/api/colleagues';
import { useTexts } from '@/i18n/texts';
import type { Need, StepDraft, Who } from './flows';
import styles from './settings.module.css';
import { useRoles } from './useWords';

/** Steps of one flow at most, and people of one step. */
const STEPS = 10;
const PEOPLE = 20;

/** The steps in their order. */
export function Steps({ steps, onChange }: { steps: StepDraft[]; onChange: (steps: StepDraft[]) => void }) {
  const { t } = useTexts('approvals');
  const put = (step: StepDraft) => onChange(steps.map((one) => (one.key === step.key ? step : one)));
  const move = (from: number, to: number) => {
    const next = [...steps];
    const [step] = next.splice(from, 1);
    if (step) next.splice(to, 0, step);
    onChange(next);
  };
  const add = () => {
    const key = Math.max(0, ...steps.map((one) => one.key)) + 1;
    onChange([
      ...steps,
      { key, name: t('step.manager'), who: 'manager', people: [], role: null, need: 'any' },
    ]);
  };
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li key={step.key} className={styles.step}>
            <div className={styles.stepTop}>
              <span className={styles.number}>{place + 1}</span>
              <Input
                value={step.name}
                maxLength={60}
                onChange={(event) => put({ ...step, name: event.target.value })}
                aria-label={t('step.name', { place: place + 1 })}
              />
              <Button
                icon={<ArrowUpOutlined />}
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
                aria-label={t('step.up', { place: place + 1 })}
              />
              <Button
                icon={<ArrowDownOutlined />}
                disabled={place === steps.length - 1}
                onClick={() => move(place, place + 1)}
                aria-label={t('step.down', { place: place + 1 })}
              />
              <Button
                icon={<DeleteOutlined />}
                onClick={() => onChange(steps.filter((one) => one.key !== step.key))}
                aria-label={t('step.remove', { place: place + 1 })}
              />
            </div>
            <Asked step={step} place={place + 1} onChange={put} />
          </li>
        ))}
      </ol>
      <Button icon={<PlusOutlined />} disabled={steps.length >= STEPS} onClick={add}>
        {t('step.add')}
      </Button>
    </>
  );
}

/** Who is asked in a step, and how many of them must agree. */
function Asked({
  step,
  place,
  onChange,
}: {
  step: StepDraft;
  place: number;
  onChange: (step: StepDraft) => void;
}) {
  const { t } = useTexts('approvals');
  const colleagues = useColleagues(true);
  const roles = useRoles();
  const options = (all: { id: string; name: string }[]) =>
    all.map((one) => ({ value: one.id, label: one.name }));
  return (
    <>
      <Select<Who>
        value={step.who}
        onChange={(who) => onChange({ ...step, who })}
        options={(['manager', 'people', 'role'] as const).map((who) => ({
          value: who,
          label: t(`step.who.${who}`),
        }))}
        aria-label={t('step.whoLabel', { place })}
      />
      {step.who === 'people' ? (
        <Select
          mode="multiple"
          maxCount={PEOPLE}
          value={step.people}
          onChange={(people: string[]) => onChange({ ...step, people })}
          options={options(colleagues)}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('step.who.people')}
          aria-label={t('step.people', { place })}
        />
      ) : null}
      {step.who === 'role' ? (
        <Select
          value={step.role}
          onChange={(role) => onChange({ ...step, role })}
          options={options(roles)}
          placeholder={t('step.who.role')}
          aria-label={t('step.role', { place })}
        />
      ) : null}
      {step.who === 'manager' ? null : (
        <Segmented<Need>
          value={step.need}
          onChange={(need) => onChange({ ...step, need })}
          options={(['any', 'all'] as const).map((need) => ({ value: need, label: t(`need.${need}`) }))}
          aria-label={t('step.need', { place })}
        />
      )}
    </>
  );
}
