import { useRouterState } from '@tanstack/react-router';
import { Component, type ReactNode } from 'react';
import { ErrorState } from '@/kit/States';

interface Props {
  place: string;
  children: ReactNode;
}

/** Keeps a page that fails from taking the frame with it; another address starts anew. */
class Keeper extends Component<Props, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

export function Boundary({ children }: { children: ReactNode }) {
  const place = useRouterState({ select: (state) => state.location.pathname });
  return <Keeper place={place}>{children}</Keeper>;
}
