-- Images of topics that tutors have sent, each once however many versions have it. `files` is the
-- digest of an upload or of an edition.
CREATE TABLE images (
    bot_id INTEGER NOT NULL, digest TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (bot_id, digest)
) STRICT

CREATE TABLE images_of_files (
    bot_id INTEGER NOT NULL, files TEXT NOT NULL, image TEXT NOT NULL,
    PRIMARY KEY (bot_id, files, image),
    FOREIGN KEY (bot_id, image) REFERENCES images
) STRICT, WITHOUT ROWID

CREATE INDEX images_of_files_by_image ON images_of_files (bot_id, image)

-- Whatever lets go of a version (a step back too many, a month without a word, its author erased)
-- lets go of the images that no other version needs.
CREATE TRIGGER images_go_with_uploads AFTER DELETE ON uploads
    BEGIN
        DELETE FROM images_of_files WHERE bot_id = OLD.bot_id AND files = OLD.digest
            AND NOT EXISTS (SELECT 1 FROM uploads WHERE bot_id = OLD.bot_id AND digest = OLD.digest)
            AND NOT EXISTS (SELECT 1 FROM editions WHERE bot_id = OLD.bot_id AND digest = OLD.digest);
        DELETE FROM images WHERE bot_id = OLD.bot_id AND NOT EXISTS (
            SELECT 1 FROM images_of_files AS used
            WHERE used.bot_id = images.bot_id AND used.image = images.digest);
    END

CREATE TRIGGER images_go_with_editions AFTER DELETE ON editions
    BEGIN
        DELETE FROM images_of_files WHERE bot_id = OLD.bot_id AND files = OLD.digest
            AND NOT EXISTS (SELECT 1 FROM uploads WHERE bot_id = OLD.bot_id AND digest = OLD.digest)
            AND NOT EXISTS (SELECT 1 FROM editions WHERE bot_id = OLD.bot_id AND digest = OLD.digest);
        DELETE FROM images WHERE bot_id = OLD.bot_id AND NOT EXISTS (
            SELECT 1 FROM images_of_files AS used
            WHERE used.bot_id = images.bot_id AND used.image = images.digest);
    END

-- What Telegram calls an image that this bot has sent before, so that it need not be sent again.
CREATE TABLE sent_images (
    bot_id INTEGER NOT NULL, digest TEXT NOT NULL, file_id TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, digest)
) STRICT, WITHOUT ROWID
