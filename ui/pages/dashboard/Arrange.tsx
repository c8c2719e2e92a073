import {
  ArrowLeftOutlined,
  ArrowRightOutlined,
  CloseOutlined,
  ColumnWidthOutlined,
  HolderOutlined,
} from '@ant-design/icons';
import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe, useObject } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { useAttempt } from '@/kit/useAttempt';
import { moved } from './arrangement';
import styles from './dashboard.module.css';
import { remove, type Saved, save } from './saved';
import { type Placed, TILES, type TileName } from './types';

interface Props {
  saved: Saved;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Chooses tiles and puts them in order, by hand or by buttons; it is kept under a name. */
export default function Arrange({ saved, onClose, onSaved }: Props) {
  const { t } = useTexts('dashboard');
  const me = useMe();
  const { modal } = App.useApp();
  const { busy, attempt } = useAttempt();
  const [tiles, setTiles] = useState(saved.tiles);
  const [name, setName] = useState(saved.record ? saved.name : t('ownName'));
  const mayShare = useObject('dashboard')?.fields.some((field) => field.name === 'shared' && field.edit);
  const own = saved.record?.owner === me.user.id ? saved.record : null;
  // A copy of a colleague's is one's own, and shared with nobody yet.
  const [shared, setShared] = useState(own !== null && saved.shared);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const rest = TILES.filter((one) => !tiles.some((tile) => tile.name === one));
  const drop = ({ active, over }: DragEndEvent) => {
    const to = tiles.findIndex((tile) => tile.name === over?.id);
    if (to >= 0) setTiles(moved(tiles, active.id as TileName, to));
  };
  const keep = async () => {
    let id = '';
    const done = await attempt(async () => {
      id = await save({ ...saved, tiles, name: name.trim() || t('ownName'), shared }, me.user.id);
    });
    if (done) onSaved(id);
  };
  const ask = () =>
    own &&
    modal.confirm({
      title: t('removeTitle', { name: saved.name }),
      onOk: async () => {
        if (await attempt(() => remove(own))) onSaved('');
      },
    });
  return (
    <section aria-label={t('arrange')}>
      <div className={styles.arranging}>
        <Input
          className={styles.name ?? ''}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          aria-label={t('name')}
        />
        {mayShare ? (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            {t('share')}
          </Checkbox>
        ) : null}
        <Select<TileName | null>
          value={null}
          disabled={rest.length === 0}
          onChange={(one) => one && setTiles([...tiles, { name: one, wide: false }])}
          options={rest.map((value) => ({ value, label: t(`tile.${value}`) }))}
          placeholder={t('addTile')}
          aria-label={t('addTile')}
          popupMatchSelectWidth={false}
        />
        <span className={styles.gap} />
        {own ? (
          <Button danger onClick={ask}>
            {t('common:delete')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void keep()}>
          {t('common:save')}
        </Button>
      </div>
      <DndContext sensors={sensors} onDragEnd={drop}>
        <ol className={styles.grid}>
          {tiles.map((tile, place) => (
            <Movable
              key={tile.name}
              tile={tile}
              first={place === 0}
              last={place === tiles.length - 1}
              onMove={(by) => setTiles(moved(tiles, tile.name, place + by))}
              onWiden={() =>
                setTiles(tiles.map((one) => (one.name === tile.name ? { ...one, wide: !one.wide } : one)))
              }
              onRemove={() => setTiles(tiles.filter((one) => one.name !== tile.name))}
            />
          ))}
        </ol>
      </DndContext>
    </section>
  );
}

interface MovableProps {
  tile: Placed;
  first: boolean;
  last: boolean;
  onMove: (by: number) => void;
  onWiden: () => void;
  onRemove: () => void;
}

function Movable({ tile, first, last, onMove, onWiden, onRemove }: MovableProps) {
  const { t } = useTexts('dashboard');
  const drag = useDraggable({ id: tile.name });
  const place = useDroppable({ id: tile.name });
  const title = t(`tile.${tile.name}`);
  const shift = drag.transform;
  return (
    <li
      ref={place.setNodeRef}
      className={styles.movable}
      data-wide={tile.wide ? '' : undefined}
      data-over={place.isOver && !drag.isDragging ? '' : undefined}
    >
      <div
        ref={drag.setNodeRef}
        className={styles.face}
        style={shift ? { transform: `translate(${shift.x}px, ${shift.y}px)`, zIndex: 5 } : undefined}
      >
        <span className={styles.holder} {...drag.listeners} aria-hidden>
          <HolderOutlined />
        </span>
        <strong>{title}</strong>
        <span className={styles.gap} />
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          disabled={first}
          onClick={() => onMove(-1)}
          aria-label={t('forward', { name: title })}
        />
        <Button
          type="text"
          icon={<ArrowRightOutlined />}
          disabled={last}
          onClick={() => onMove(1)}
          aria-label={t('backward', { name: title })}
        />
        <Button
          type="text"
          icon={<ColumnWidthOutlined />}
          onClick={onWiden}
          aria-pressed={tile.wide}
          aria-label={t('wide', { name: title })}
          title={t('wide', { name: title })}
        />
        <Button
          type="text"
          icon={<CloseOutlined />}
          onClick={onRemove}
          aria-label={t('takeAway', { name: title })}
        />
      </div>
    </li>
  );
}
