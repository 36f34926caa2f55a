/** What is said in chats, what became of it, and what personas could not answer. */
export const chatTables = `
  -- With a rowid, as messages, because they are large.
  CREATE TABLE chats (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    persona TEXT NOT NULL,
    holder TEXT NOT NULL,
    last TEXT NOT NULL,
    -- Of those who wait, whether they are in danger (0) or not, and since when.
    rank INTEGER,
    waits TEXT,
    -- The person who has it.
    person TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
  ) STRICT;
  CREATE UNIQUE INDEX chats_by_holder ON chats (tenant, holder, persona);
  CREATE INDEX chats_waiting ON chats (tenant, rank, waits, id) WHERE waits IS NOT NULL;
  CREATE INDEX chats_by_person ON chats (tenant, person, last, id) WHERE person IS NOT NULL;
  CREATE INDEX chats_by_last ON chats (tenant, last, id);

  CREATE TABLE chat_messages (
    tenant TEXT NOT NULL,
    chat TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    speaker TEXT NOT NULL,
    visitor TEXT,
    answers TEXT,
    outcome TEXT,
    -- When the brand began with it.
    first TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, chat, seq)
  ) STRICT;
  CREATE UNIQUE INDEX chat_messages_by_id ON chat_messages (tenant, chat, id);
  -- A message has one answer.
  CREATE UNIQUE INDEX chat_messages_by_question ON chat_messages (tenant, chat, answers) WHERE answers IS NOT NULL;
  CREATE INDEX chat_messages_begun ON chat_messages (tenant, chat, first) WHERE first IS NOT NULL;

  -- Whose a chat was, and when.
  CREATE TABLE chat_facts (
    tenant TEXT NOT NULL,
    chat TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, chat, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE chat_questions (
    tenant TEXT NOT NULL,
    persona TEXT NOT NULL,
    language TEXT NOT NULL,
    folded TEXT NOT NULL,
    question TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    last TEXT NOT NULL,
    PRIMARY KEY (tenant, persona, language, folded)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX chat_questions_by_count ON chat_questions (tenant, persona, count, last);
`;
