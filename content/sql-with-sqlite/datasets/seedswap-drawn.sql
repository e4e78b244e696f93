-- The seed swap of seedswap.sql with ids that are drawn anew each time, rising as there:
-- for tasks in which ids have to be looked up.
CREATE TABLE gardener (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  tokens INTEGER NOT NULL DEFAULT 0 CHECK (tokens >= 0)
);
CREATE TABLE seed (
  id INTEGER PRIMARY KEY,
  plant TEXT NOT NULL,
  variety TEXT NOT NULL,
  packets INTEGER NOT NULL DEFAULT 0 CHECK (packets >= 0),
  price INTEGER NOT NULL DEFAULT 1,
  sow_from INTEGER
);
INSERT INTO gardener (id, name, tokens)
SELECT 1000 * column1 + abs(random() % 1000), column2, column3 FROM (VALUES
  (1, 'Ada', 5),
  (2, 'Bram', 1),
  (3, 'Cicely', 0),
  (4, 'Dilip', 8)
);
INSERT INTO seed (id, plant, variety, packets, price, sow_from)
SELECT 1000 * column1 + abs(random() % 1000), column2, column3, column4, column5, column6 FROM (VALUES
  (1, 'runner bean', 'Scarlet Emperor', 6, 1, 5),
  (2, 'broad bean', 'Aquadulce Claudia', 4, 1, 10),
  (3, 'tomato', 'Gardener''s Delight', 2, 3, 3),
  (4, 'tomato', 'Moneymaker', 0, 2, 3),
  (5, 'lettuce', 'Little Gem', 9, 1, 3),
  (6, 'beetroot', 'Boltardy', 3, 1, 4),
  (7, 'pea', 'Kelvedon Wonder', 0, 2, 3),
  (8, 'squash', 'Found in a jar', 1, 2, NULL)
);
