/**
 * The part of MongoDB's vocabulary that this store knows and does not hold. It is refused as not held; a word that
 * stands neither here nor where it is understood is refused as unknown.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

export const UNHELD_COMMANDS = words(`
  abortTransaction bulkWrite collMod collStats commitTransaction compact connectionStatus create createUser currentOp
  dataSize dbStats dropIndexes fsync getLog getParameter hostInfo killOp listCommands listDatabases mapReduce profile
  reIndex renameCollection replSetGetStatus saslContinue saslStart serverStatus setParameter shutdown startSession top
  usersInfo validate whatsmyuri`);

export const UNHELD_OPTIONS = words(`
  apiDeprecationErrors apiStrict apiVersion arrayFilters awaitData c collation commitQuorum default_language exchange
  expireAfterSeconds fields hidden let max min oplogReplay partialFilterExpression returnKey sampleId showRecordId
  sort startAt storageEngine tailable term weights wildcardProjection`);

export const UNHELD_FILTERS = words(`
  $all $alwaysFalse $alwaysTrue $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $comment $exists $expr
  $geoIntersects $geoWithin $jsonSchema $mod $near $nearSphere $nin $nor $not $sampleRate $size $text $type $where`);

export const UNHELD_UPDATES = words(
  '$addToSet $bit $currentDate $inc $max $min $mul $pop $pull $pullAll $push $rename',
);

export const UNHELD_STAGES = words(`
  $addFields $bucket $bucketAuto $changeStream $collStats $count $currentOp $densify $documents $facet $fill $geoNear
  $graphLookup $indexStats $listSessions $lookup $merge $out $planCacheStats $redact $replaceRoot $replaceWith $sample
  $search $setWindowFields $skip $sortByCount $unset $vectorSearch`);

export const UNHELD_ACCUMULATORS = words(`
  $accumulator $addToSet $bottom $bottomN $count $first $firstN $last $lastN $maxN $median $mergeObjects $minN
  $percentile $push $stdDevPop $stdDevSamp $top $topN`);
