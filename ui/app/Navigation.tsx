import { Link, useRouterState } from '@tanstack/react-router';
import { Badge, Drawer } from 'antd';
import { useMe, useObjects } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Shield } from '@/kit/Shield';
import { useNarrow } from '@/kit/useNarrow';
import { useWaiting } from '@/records/approvals/queries';
import { type IconName, iconOf, icons } from './icons';
import styles from './Navigation.module.css';
import { isTrade, listedObjects, listedPages } from './navigation';
import type { NavGroup } from './pages';

/** Left on wide screens, a drawer on phones. */
export function Navigation({ drawer, onCloseDrawer }: { drawer: boolean; onCloseDrawer: () => void }) {
  const { t } = useTexts('shell');
  const narrow = useNarrow();
  if (!narrow) {
    return (
      <aside className={styles.side}>
        <Brand />
        <Links onGo={() => {}} />
      </aside>
    );
  }
  return (
    <Drawer
      open={drawer}
      onClose={onCloseDrawer}
      placement="left"
      size={272}
      title={<Brand />}
      aria-label={t('navigation')}
      styles={{ body: { padding: 8 } }}
    >
      <Links onGo={onCloseDrawer} />
    </Drawer>
  );
}

function Brand() {
  const { t } = useTexts('shell');
  const me = useMe();
  return (
    <div className={styles.brand}>
      <Shield size={28} />
      <div className={styles.names}>
        <strong>{t('common:brandFull')}</strong>
        <span title={me.org.name}>{me.org.name}</span>
      </div>
    </div>
  );
}

function Links({ onGo }: { onGo: () => void }) {
  const { t } = useTexts('shell');
  const text = useText();
  const me = useMe();
  const objects = listedObjects(me, useObjects());
  const waiting = useWaiting();
  const pagesOf = (name: NavGroup) =>
    listedPages(me, name).map(
      (page) =>
        page.nav && (
          <Item
            key={page.path}
            to={page.path}
            icon={page.nav.icon}
            label={t(`nav.${page.nav.label}`)}
            onGo={onGo}
            count={page.path === '/approvals' ? waiting : 0}
          />
        ),
    );
  const items = (some: ObjectDeclaration[]) =>
    some.map((one) => (
      <Item
        key={one.name}
        to={`/records/${one.name}`}
        icon={iconOf(one.icon)}
        label={text(one.plural)}
        onGo={onGo}
      />
    ));
  const groups = {
    sales: [...items(objects.filter((one) => !isTrade(one))), ...pagesOf('sales')],
    trade: items(objects.filter(isTrade)),
    data: pagesOf('data'),
    oversight: pagesOf('oversight'),
    admin: pagesOf('admin'),
  };
  return (
    <nav aria-label={t('navigation')} className={styles.nav}>
      <ul>{pagesOf('home')}</ul>
      {GROUPS.map((name) =>
        groups[name].length > 0 ? (
          <Group key={name} title={t(`group.${name}`)}>
            {groups[name]}
          </Group>
        ) : null,
      )}
    </nav>
  );
}

/** The groups in their order. */
const GROUPS = ['sales', 'trade', 'data', 'oversight', 'admin'] as const;

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <h2 className={styles.group}>{title}</h2>
      <ul>{children}</ul>
    </>
  );
}

interface ItemProps {
  to: string;
  icon: IconName;
  label: string;
  onGo: () => void;
  /** What waits there. */
  count?: number;
}

function Item({ to, icon, label, onGo, count = 0 }: ItemProps) {
  const { t } = useTexts('shell');
  const Icon = icons[icon];
  const place = useRouterState({ select: (state) => state.location.pathname });
  const here = place === to || place.startsWith(`${to}/`);
  return (
    <li>
      <Link
        to={to}
        onClick={onGo}
        className={here ? styles.here : styles.link}
        aria-current={here ? 'page' : undefined}
      >
        <Icon aria-hidden />
        <span>{label}</span>
        {count > 0 ? (
          <Badge className={styles.count ?? ''} count={count} title={t('waiting', { count })} />
        ) : null}
      </Link>
    </li>
  );
}
