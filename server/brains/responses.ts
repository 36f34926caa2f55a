import {ModelFailed, type Upstream} from './upstream.js';

/**
 * Asks over Responses
 * (https://platform.openai.com/docs/api-reference/responses/create), which is
 * told to keep nothing. An answer is whole when `response.completed` says so.
 */
export const responses: Upstream = async function* (client, {model, prompt: {rules, said}, tools, longest}, signal) {
  const stream = await client.responses.create({
    model,
    instructions: rules,
    input: said.map(message => ({...message})),
    tools: tools.map(({name, description, parameters}) => ({type: 'function', name, description, parameters: {...parameters}, strict: true})),
    max_output_tokens: longest,
    store: false,
    stream: true,
  }, {signal});
  for await (const event of stream) {
    switch (event.type) {
      case 'response.output_text.delta':
        yield {type: 'text', delta: event.delta};
        break;
      case 'response.output_item.done':
        if (event.item.type === 'function_call') yield {type: 'call', call: {name: event.item.name, arguments: event.item.arguments}};
        break;
      case 'response.completed':
      case 'response.incomplete': {
        const {status, usage, incomplete_details: why} = event.response;
        if (usage) yield {type: 'used', count: {sent: usage.input_tokens, received: usage.output_tokens}};
        // Some who speak this API name the event one thing and the status another: the worse of both is so.
        if (status === 'failed') throw new ModelFailed();
        yield {type: 'ended', how: event.type === 'response.completed' && status !== 'incomplete' ? 'whole' : why?.reason === 'content_filter' ? 'refused' : 'longest'};
        break;
      }
      case 'response.failed':
      case 'error':
        throw new ModelFailed();
      default:
        yield {type: 'other', size: 'delta' in event && typeof event.delta === 'string' ? event.delta.length : 0};
    }
  }
};
