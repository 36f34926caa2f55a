/** @jsxImportSource preact */
import type {Client} from 'kindred-widgets';
import type {KinPoll} from 'kindred-widgets/poll';
import type {} from 'kindred-widgets/preact';
import {type ComponentChildren, createRef} from 'preact';

declare const client: Client;

export function Page(): ComponentChildren {
  const poll = createRef<KinPoll>();
  return (
    <>
      <kin-provider client={client}>
        <kin-poll ref={poll} poll="autumn-tin" lang="ja" className="wide" onkin-recorded={({poll, choices}) => console.log(poll.length, choices.length)}>
          <a href="/autumn-tin">Help us choose</a>
        </kin-poll>
      </kin-provider>
      <kin-referral view="welcome" landing="/welcome" brand="Third Steep" onkin-share={({outcome}) => console.log(outcome)} />
      <kin-tier view="compact" member="lin" order-href="/shop" onkin-next={event => event.preventDefault()} />
      <kin-exclusive bond="partner" signin="/account"><p slot="teaser">Soon.</p></kin-exclusive>
      {/* @ts-expect-error -- no such view */}
      <kin-tier view="huge" />
      {/* @ts-expect-error -- no such bond */}
      <kin-exclusive bond="stranger" />
      {/* @ts-expect-error -- a poll's id is a string */}
      <kin-poll poll={7} />
      {/* @ts-expect-error -- no such attribute */}
      <kin-poll pol="autumn-tin" />
      {/* @ts-expect-error -- no such field of the event */}
      <kin-poll onkin-vote={({choice}) => console.log(choice)} />
      {/* @ts-expect-error -- no such element */}
      <kin-pole />
    </>
  );
}
