/** Who wants to know that a topic changed: a poll, by its id, or the referrals of somebody, by the name that `voterOf` gives them. */
export interface Subscriber {
  changed(): void;
  /** No more will come: the service stops. */
  ended(): void;
}

/** Tells the streams of this process that something was committed. It carries no content: each stream reads what its visitor may see. */
export interface Live {
  publish(tenant: string, topic: string): void;
  /** After `close`, the subscriber is told at once that it has ended. @returns unsubscribes */
  subscribe(tenant: string, topic: string, subscriber: Subscriber): () => void;
  /** How many are subscribed. */
  readonly size: number;
  close(): void;
}

export function createLive(): Live {
  const topics = new Map<string, Set<Subscriber>>();
  let closed = false;
  // Neither can hold a line break.
  const nameOf = (tenant: string, topic: string): string => `${tenant}\n${topic}`;

  return {
    publish(tenant, topic) {
      for (const subscriber of topics.get(nameOf(tenant, topic)) ?? []) subscriber.changed();
    },

    subscribe(tenant, topic, subscriber) {
      if (closed) {
        subscriber.ended();
        return () => {};
      }
      const name = nameOf(tenant, topic);
      const subscribers = topics.get(name) ?? new Set();
      topics.set(name, subscribers.add(subscriber));
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0 && topics.get(name) === subscribers) topics.delete(name);
      };
    },

    get size() {
      return [...topics.values()].reduce((sum, subscribers) => sum + subscribers.size, 0);
    },

    close() {
      closed = true;
      for (const subscriber of [...topics.values()].flatMap(subscribers => [...subscribers])) subscriber.ended();
    },
  };
}
