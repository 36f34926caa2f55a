/** @jsxImportSource solid-js */
import type {Client} from 'kindred-widgets';
import type {KinPoll} from 'kindred-widgets/poll';
import type {} from 'kindred-widgets/solid';
import type {JSX} from 'solid-js';

declare const client: Client;

export function Page(): JSX.Element {
  let poll: KinPoll | undefined;
  return (
    <>
      <kin-provider prop:client={client}>
        <kin-poll ref={poll} poll="autumn-tin" lang="ja" class="wide" on:kin-recorded={({poll, choices}) => console.log(poll.length, choices.length)}>
          <a href="/autumn-tin">Help us choose</a>
        </kin-poll>
      </kin-provider>
      <kin-referral view="welcome" landing="/welcome" attr:brand="Third Steep" on:kin-share={({outcome}) => console.log(outcome)} />
      <kin-tier attr:view="compact" member="lin" attr:order-href="/shop" on:kin-next={event => event.preventDefault()} />
      <kin-exclusive bond="partner" attr:signin="/account"><p slot="teaser">Soon.</p></kin-exclusive>
      {/* @ts-expect-error -- no such view */}
      <kin-tier attr:view="huge" />
      {/* @ts-expect-error -- no such bond */}
      <kin-exclusive bond="stranger" />
      {/* @ts-expect-error -- Solid would set a property that the element lacks */}
      <kin-exclusive signin="/account" />
      {/* @ts-expect-error -- a poll's id is a string */}
      <kin-poll poll={7} />
      {/* @ts-expect-error -- no such field of the event */}
      <kin-poll on:kin-vote={({choice}) => console.log(choice)} />
      {/* @ts-expect-error -- no such element */}
      <kin-pole />
    </>
  );
}
