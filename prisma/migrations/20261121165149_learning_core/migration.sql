-- CreateTable
CREATE TABLE "LessonFinish" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "finishedAt" DATETIME NOT NULL,
    "localDay" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "receivedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "LessonFinish_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LessonFinish_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TopicXpConfigRevision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "topicSlug" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "untilDay" TEXT NOT NULL,
    "maxXp" INTEGER NOT NULL,
    "baseTaskXp" INTEGER NOT NULL,
    "dailyFullTasks" INTEGER NOT NULL,
    "dailyHalfTasks" INTEGER NOT NULL,
    "multiplierFull" TEXT NOT NULL,
    "multiplierHalf" TEXT NOT NULL,
    "multiplierLow" TEXT NOT NULL,
    "multiplierEarly" TEXT NOT NULL,
    "levelThresholds" TEXT NOT NULL CHECK (json_valid("levelThresholds")),
    "dailyXpDecay" TEXT NOT NULL,
    "minXpPercent" TEXT NOT NULL,
    "reviewIntervals" TEXT NOT NULL CHECK (json_valid("reviewIntervals")),
    "scheduler" TEXT NOT NULL,
    "desiredRetention" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "TopicXpConfigRevision_topicSlug_fkey" FOREIGN KEY ("topicSlug") REFERENCES "TopicXpConfig" ("topicSlug") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttemptWithdrawal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "withdrawnAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AttemptWithdrawal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UserTaskReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "topicSlug" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "stage" INTEGER NOT NULL DEFAULT 0,
    "stability" REAL,
    "difficulty" REAL,
    "reviewCount" INTEGER NOT NULL,
    "masteryLevel" INTEGER NOT NULL,
    "isLastCorrect" BOOLEAN NOT NULL,
    "lastReviewDate" DATETIME NOT NULL,
    "nextReviewDate" DATETIME NOT NULL,
    "rulesVersion" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "UserTaskReview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UserTaskReview_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UserStreak" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "lastDay" TEXT NOT NULL,
    "longestDays" INTEGER NOT NULL,
    "state" TEXT NOT NULL CHECK (json_valid("state")),
    "rulesVersion" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "UserStreak_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Added one by one, not by building the tables anew: those would be copied whole, and every replica with them.
ALTER TABLE "UserActivityDay" ADD COLUMN "spans" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("spans"));
ALTER TABLE "UserTaskAttempt" ADD COLUMN "acknowledgedXp" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "UserTaskAttempt" ADD COLUMN "multiplier" TEXT NOT NULL DEFAULT '0';
ALTER TABLE "UserTaskAttempt" ADD COLUMN "payReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "UserTaskAttempt" ADD COLUMN "dayPlace" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "UserTaskAttempt" ADD COLUMN "receivedAt" DATETIME;
ALTER TABLE "UserTaskAttempt" ADD COLUMN "practiceId" TEXT;
ALTER TABLE "UserTaskAttempt" ADD COLUMN "durationMs" INTEGER;
ALTER TABLE "UserTaskAttempt" ADD COLUMN "configRevision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "UserTaskAttempt" ADD COLUMN "review" TEXT CHECK ("review" IS NULL OR json_valid("review"));
ALTER TABLE "UserTopicXp" ADD COLUMN "highestXp" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "UserTopicXp" ADD COLUMN "lastAttemptId" TEXT;
ALTER TABLE "UserTopicXp" ADD COLUMN "lastAttemptDay" TEXT;

-- What was paid so far was acknowledged, and stays.
UPDATE "UserTaskAttempt" SET "acknowledgedXp" = "xpEarned";
UPDATE "UserTopicXp" SET "highestXp" = "currentXp";

-- The first finish of each lesson is all that is known of it; its day is taken where it was stored.
INSERT INTO "LessonFinish" ("id", "userId", "lessonId", "finishedAt", "localDay", "timeZone", "createdAt")
SELECT "id", "userId", "lessonId", "finishedAt", substr("finishedAt", 1, 10), 'UTC', "createdAt"
FROM "LessonProgress" WHERE "finishedAt" IS NOT NULL;

-- CreateIndex
CREATE INDEX "UserTaskAttempt_userId_localDay_idx" ON "UserTaskAttempt"("userId", "localDay");

-- CreateIndex
CREATE INDEX "UserTaskAttempt_userId_completedAt_idx" ON "UserTaskAttempt"("userId", "completedAt");

-- CreateIndex
CREATE INDEX "UserTaskAttempt_userId_practiceId_idx" ON "UserTaskAttempt"("userId", "practiceId");

-- CreateIndex
CREATE INDEX "LessonFinish_userId_localDay_idx" ON "LessonFinish"("userId", "localDay");

-- CreateIndex
CREATE INDEX "LessonFinish_lessonId_idx" ON "LessonFinish"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "TopicXpConfigRevision_topicSlug_revision_key" ON "TopicXpConfigRevision"("topicSlug", "revision");

-- CreateIndex
CREATE INDEX "AttemptWithdrawal_userId_idx" ON "AttemptWithdrawal"("userId");

-- CreateIndex
CREATE INDEX "AttemptWithdrawal_attemptId_idx" ON "AttemptWithdrawal"("attemptId");

-- CreateIndex
CREATE INDEX "UserTaskReview_userId_nextReviewDate_idx" ON "UserTaskReview"("userId", "nextReviewDate");

-- CreateIndex
CREATE INDEX "UserTaskReview_taskId_idx" ON "UserTaskReview"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "UserTaskReview_userId_topicSlug_taskId_key" ON "UserTaskReview"("userId", "topicSlug", "taskId");

-- CreateIndex
CREATE UNIQUE INDEX "UserStreak_userId_key" ON "UserStreak"("userId");
