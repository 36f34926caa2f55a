import type {ToolCall, Upstream} from './upstream.js';

/**
 * Asks over Chat Completions
 * (https://platform.openai.com/docs/api-reference/chat/create). An answer is
 * whole when it gives a `finish_reason`; the usage, where it is told, comes after.
 */
export const chatCompletions: Upstream = async function* (client, {model, prompt: {rules, said}, tools, longest}, signal) {
  const stream = await client.chat.completions.create({
    model,
    messages: [{role: 'system', content: rules}, ...said.map(message => ({...message}))],
    tools: tools.map(({name, description, parameters}) => ({type: 'function', function: {name, description, parameters: {...parameters}}})),
    max_completion_tokens: longest,
    stream: true,
    stream_options: {include_usage: true},
  }, {signal});
  const calls = new Map<number, {name: string; arguments: string}>();
  for await (const {choices, usage} of stream) {
    if (usage) yield {type: 'used', count: {sent: usage.prompt_tokens, received: usage.completion_tokens}};
    const choice = choices?.[0];
    if (!choice) continue;
    if (choice.delta?.content) yield {type: 'text', delta: choice.delta.content};
    for (const {index, function: called} of choice.delta?.tool_calls ?? []) {
      const call = calls.get(index) ?? {name: '', arguments: ''};
      calls.set(index, {name: call.name + (called?.name ?? ''), arguments: call.arguments + (called?.arguments ?? '')});
      yield {type: 'other', size: called?.arguments?.length ?? 0};
    }
    if (choice.finish_reason) {
      if (choice.finish_reason !== 'length') for (const call of calls.values()) yield {type: 'call', call: call satisfies ToolCall};
      yield {type: 'ended', how: choice.finish_reason === 'length' ? 'longest' : choice.finish_reason === 'content_filter' ? 'refused' : 'whole'};
    }
  }
};
