-- The lending library of a small, made-up village. Members and loans are invented;
-- authors, titles and years are real. year: first publication as a book.
-- pages: of the copy on the shelf. fine: in pence, set when the book comes back.
CREATE TABLE author (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  born INTEGER,
  died INTEGER
);
CREATE TABLE book (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  author_id INTEGER REFERENCES author (id),
  year INTEGER,
  pages INTEGER,
  genre TEXT NOT NULL
);
CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  village TEXT,
  joined TEXT NOT NULL
);
CREATE TABLE loan (
  id INTEGER PRIMARY KEY,
  book_id INTEGER NOT NULL REFERENCES book (id),
  member_id INTEGER NOT NULL REFERENCES member (id),
  lent_on TEXT NOT NULL,
  returned_on TEXT,
  fine INTEGER
);
INSERT INTO author (id, name, country, born, died) VALUES
  (1, 'Jane Austen', 'England', 1775, 1817),
  (2, 'Charles Dickens', 'England', 1812, 1870),
  (3, 'Mary Shelley', 'England', 1797, 1851),
  (4, 'Jules Verne', 'France', 1828, 1905),
  (5, 'George Eliot', 'England', 1819, 1880),
  (6, 'H. G. Wells', 'England', 1866, 1946),
  (7, 'Edith Nesbit', 'England', 1858, 1924),
  (8, 'Emily Brontë', 'England', 1818, 1848),
  (9, 'Homer', 'Greece', NULL, NULL),
  (10, 'Anton Chekhov', 'Russia', 1860, 1904),
  (11, 'Robert Louis Stevenson', 'Scotland', 1850, 1894),
  (12, 'Selma Lagerlöf', 'Sweden', 1858, 1940);
INSERT INTO book (id, title, author_id, year, pages, genre) VALUES
  (1, 'Pride and Prejudice', 1, 1813, 432, 'novel'),
  (2, 'Sense and Sensibility', 1, 1811, 409, 'novel'),
  (3, 'Frankenstein', 3, 1818, 280, 'horror'),
  (4, 'The Last Man', 3, 1826, NULL, 'science fiction'),
  (5, 'Hard Times', 2, 1854, 368, 'novel'),
  (6, 'Great Expectations', 2, 1861, 544, 'novel'),
  (7, 'Journey to the Centre of the Earth', 4, 1864, 254, 'adventure'),
  (8, 'From the Earth to the Moon', 4, 1865, 256, 'science fiction'),
  (9, 'Silas Marner', 5, 1861, 240, 'novel'),
  (10, 'The Time Machine', 6, 1895, 118, 'science fiction'),
  (11, 'The War of the Worlds', 6, 1898, 240, 'science fiction'),
  (12, 'The Railway Children', 7, 1906, 272, 'children'),
  (13, 'Wuthering Heights', 8, 1847, 416, 'novel'),
  (14, 'The Odyssey', 9, NULL, 560, 'epic'),
  (15, 'Beowulf', NULL, NULL, NULL, 'epic'),
  (16, 'Treasure Island', 11, 1883, 292, 'adventure'),
  (17, 'Kidnapped', 11, 1886, 288, 'adventure'),
  (18, 'Strange Case of Dr Jekyll and Mr Hyde', 11, 1886, 88, 'horror');
INSERT INTO member (id, name, village, joined) VALUES
  (1, 'Ada Thornby', 'Larkham', '2019-03-02'),
  (2, 'Bram Okoro', 'Larkham', '2020-01-15'),
  (3, 'Cicely Vance', 'Nether Wold', '2021-06-30'),
  (4, 'Dilip Rao', 'Larkham', '2021-06-30'),
  (5, 'Edda Lind', NULL, '2022-11-05'),
  (6, 'Fergus Pike', 'Nether Wold', '2023-04-18'),
  (7, 'Greta O''Dell', 'Upper Combe', '2024-09-01');
INSERT INTO loan (id, book_id, member_id, lent_on, returned_on, fine) VALUES
  (1, 3, 1, '2024-01-08', '2024-01-22', 0),
  (2, 10, 2, '2024-01-10', '2024-02-19', 190),
  (3, 1, 3, '2024-02-03', '2024-02-20', 0),
  (4, 16, 1, '2024-02-14', '2024-03-02', 0),
  (5, 12, 6, '2024-03-05', '2024-03-12', 0),
  (6, 10, 4, '2024-03-09', '2024-04-12', 130),
  (7, 6, 3, '2024-04-02', '2024-05-11', 180),
  (8, 16, 6, '2024-04-20', '2024-05-04', 0),
  (9, 3, 2, '2024-05-06', '2024-05-27', 0),
  (10, 18, 1, '2024-06-01', '2024-06-08', 0),
  (11, 11, 4, '2024-06-15', '2024-07-19', 130),
  (12, 10, 1, '2024-07-01', '2024-07-09', 0),
  (13, 7, 6, '2024-08-11', NULL, NULL),
  (14, 3, 4, '2024-09-02', '2024-09-16', 0),
  (15, 14, 1, '2024-09-10', NULL, NULL),
  (16, 1, 4, '2024-09-21', NULL, NULL);
