import {Model} from 'survey-core';
import {renderSurvey} from 'survey-js-ui';
import {covers, place, question} from './place.js';

renderSurvey(new Model({elements: [{type: 'radiogroup', name: 'cover', title: question, choices: covers}], completeText: 'Vote'}), place());
