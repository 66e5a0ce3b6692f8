### What pages and server say, in English. Each message is a function of the module `strings`, of the server where its id
### begins with “server-”, else of the app; one that nobody uses does not compile. Another language is another file beside
### this one; what it lacks is said in English.

## Everywhere

# The name of the program.
-name = Media Search
name = { -name }
# The title of a window.
window-title = { $page } · { -name }
pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
# While a page or a part of it is on its way.
loading = Loading …

## Search

search-title = Find a picture
# Read out while an answer is on its way.
search-searching = Searching
# Read out when an answer is there; $ms is how long it took.
search-summary = { pictures } in { $ms } milliseconds
# The same above the results; “ms” are milliseconds.
search-count = { pictures } · { $ms } ms
search-words = Describe it in a few words
# In the search box while it is empty.
search-words-example = a cat on the beach
# A button.
search-submit = Search
# A box beside the search box: what models say about the pictures is searched, too.
search-deep = Look in descriptions too
# Below the search box: a picture can be sent instead of words.
search-picture = Or show a picture like it
# A button beside the picture that was chosen.
search-picture-submit = Search by it
search-picture-hint = A picture can also be pasted, or dropped anywhere on this page.
# While a picture is being searched by.
search-looking = Looking at the picture …
# While a file is dragged over the page.
search-drop = Drop the picture to find others like it
search-demo-model = This is the small demo model: it knows a drawn pixel world and nothing about photographs.
search-demo-model-switch = Switch to a real model
# A command follows.
search-demo-model-start = Start the server with the folder of a SigLIP checkpoint:
search-parts = Parts of the query
# Takes a part out of the query, such as “type: jpg”.
search-take-out = Take out { $part }
# Words to search for follow, as a link.
search-did-you-mean = Did you mean
# Words that were searched for instead follow, as a link.
search-instead = Nothing found for “{ $asked }”. These are the pictures for
# Above pictures that are no matches, where there are no better ones.
search-only-less-sure = Nothing found. Closest, but no match
# Above pictures that are no matches, below those that are.
search-less-sure = Also, less sure
# Opens what the score of a picture is made of; for those who do not see it, the picture's name follows.
search-why = Why?
# A link to the score lab.
search-lab = How the scores come about
search-pages = Pages of results
# The page before, in the order of time.
search-previous = Previous
# The page before, in the order of scores.
search-better = Better matches
search-more = More pictures
search-order = Order
# Orders of the results: the best first, the newest first, the oldest first.
search-best = Best
search-newest = Newest
search-oldest = Oldest
# The words that were searched for, above their results.
search-quoted = “{ $words }”
# The title of a search for pictures like one of the library, and of those pictures on the page of that one.
search-similar = Similar pictures
# The title of a search for pictures like one that was sent.
search-like-yours = Pictures like yours
# Describes the picture that others are compared with, above the results.
search-compared-with = The picture to compare with
# A button beside a picture that was sent to search by.
search-add = Add it to the library
# Where no picture fits; a filter may be why, and is named below.
search-nothing-found = Nothing found
# A link: search without the filter that lets nothing pass.
search-without-filter = Search without it
search-nothing-hint = Pictures can be found as soon as they are indexed. Other words may help, too.
# A link to the page that shows the indexer at work.
search-see-indexing = See what is being indexed
# The page is beyond the last picture that was found.
search-no-more = No more pictures
# A link to the first page of the results.
search-to-best = Back to the best matches
# How sure the model is that a picture shows what was asked for.
search-confidence = Confidence
# “model” and “temperature” follow, as links: what a confidence is computed with.
search-sure-by = Sure by
search-by-model = model
search-by-temperature = temperature

## Filters of the search

filter-title = Filters
filter-tag = Tag
# In the field for a tag while it is empty.
filter-tag-example = holiday
filter-without = Without the word
# In the field for a word that pictures are to be without, while it is empty.
filter-without-example = dog
# A word of the file's name is written below it.
filter-file = File name has
# In the field for that word while it is empty.
filter-file-example = invoice
# The first day.
filter-after = From
# The day after the last one.
filter-before = Before
# The least length of the longer side of a picture.
filter-size = Pixels, at least
filter-colour = Colour
filter-type = Kind of file
# Any colour, or any kind of file.
filter-any = any
# Colours to choose from.
filter-red = red
filter-orange = orange
filter-yellow = yellow
filter-green = green
filter-cyan = cyan
filter-blue = blue
filter-purple = purple
filter-pink = pink
filter-brown = brown
filter-black = black
filter-gray = gray
filter-white = white

## Score lab

# The page that shows how scores come about.
lab-title = Score lab
lab-query = A query
# Sliders: how much of a score the whole picture makes up, and how much its best part.
lab-global = Weight of the whole picture
lab-local = Weight of its best part
# A slider: how steeply similarity becomes confidence.
lab-temperature = Temperature
# A slider: how many per cent of what is found may be wrong.
lab-fdr = Accepted share of wrong pictures, %
# One of the next two follows: what a confidence is computed with.
lab-confidence-by = Confidence by
lab-by-model = the model
lab-by-temperature = the temperature
# A button.
lab-submit = Look
lab-hint = Ask for something, and see what scores how, and why.
# The settings follow, in sentences of their own.
lab-found = { pictures } found.
lab-similarities = { $count ->
    [one] Similarities of { $count } picture drawn by lot
   *[other] Similarities of { $count } pictures drawn by lot
}
lab-histogram = Histogram of similarities with the curve of chance and the cut; its numbers are in the table below
# Similarities, such as “0.100 to 0.125”.
lab-range = { $from } to { $to }
# A bar of the histogram; $count is how many pictures it stands for.
lab-bar = { lab-range }: { $count }
# Beside a line in the histogram; pictures that score less than $score are not found.
lab-cut = cut { $score }
# Opens the table with the numbers of a drawing.
lab-table = As a table
# The columns of the tables. How many pictures have a similarity, and how many would by chance.
lab-similarity = Similarity
lab-pictures = Pictures
lab-by-chance = By chance
# The columns of the other one. How many of the pairs with a confidence are right.
lab-confidence = Confidence
lab-right = Right
lab-pairs = Pairs
# Above the pictures that score best.
lab-best = The best
# Below a picture.
lab-score = score { $score }
# Below a picture that is not found.
lab-score-below = score { $score }, below the cut
lab-reliability = How far to trust the confidence
lab-no-tags = Your tags tell what is right: as soon as some pictures have tags, this shows how often a confidence holds.
lab-judged = { $pairs ->
    [one] { $pairs } pair of a tag and a tagged picture.
   *[other] { $pairs } pairs of a tag and a tagged picture.
}
# The line is the diagonal of the drawing below.
lab-on-the-line = On the line, a confidence of 80 % is right in 80 of 100 cases.
lab-diagram = Share of right pictures by confidence; its numbers are in the table below
# A point of that drawing; $confidence and $right are shares, such as 0.85.
lab-point = confidence { $confidence }: right { $right }, { $pairs ->
    [one] { $pairs } pair
   *[other] { $pairs } pairs
}

## Models

models-title = Models
# The name of a model follows, and then the rest of the sentence.
models-used-before = A model turns pictures and words into numbers that can be compared. In use:
models-used-after = .
# “it” is the model in use; $former is the name of the one before.
models-former = Searches are answered by { $former } until it has seen every picture.
# $origin is where the setting is from, such as “environment SIGLIP_MODEL”.
models-fixed = The { $origin } sets SIGLIP_MODEL and decides again at the next start of the server.
models-choices = To choose from
models-downloads = Being fetched
# Said where no model is being fetched.
models-no-downloads = Nothing.
models-another = Another one
models-name = Name on the Hugging Face hub
models-another-hint = Any SigLIP, or SigLIP 2 of a fixed resolution. It goes into the cache that all of Hugging Face's
    programs share.
# Buttons; for those who do not see it, the model's name follows.
models-fetch = Fetch
models-use = Use
# Stops to fetch a model.
models-stop = Stop
# Takes a model that could not be fetched off the list.
models-forget = Forget
models-try-again = Try again
# $bytes, such as “813 MB”, is the size of the files; the other numbers are not grouped.
models-facts = { $bytes }, vectors of { $dimension } numbers, pictures of { $size } × { $size }
    pixels, licence { $licence }
# Said of one model.
models-in-use = In use
models-fetching = Being fetched
# The hub is asked how large a model is.
models-asking = Asking the hub
# Sizes: how much of a model is here, such as “12 MB of 813 MB”.
models-progress = { $done } of { $total }

## The document

# The direction of writing: a language that is written from the right says rtl.
direction = ltr

## Around every page

# A link, the first stop of the keyboard: it leads past the navigation.
nav-skip = Skip to the content
# What the main navigation is called for those who do not see it.
nav-main = Main
nav-search = Search
nav-gallery = Gallery
nav-upload = Upload
nav-activity = Activity
# The name of a bar that shows how much is done, and of the part of a page that has more of it.
status-indexing = Indexing
status-indexing-of = Indexing { NUMBER($done) } of { NUMBER($total) }
# Read out, as is the next one.
status-indexing-begun = Indexing has begun.
status-indexing-ended = All pictures are indexed.
# The name of a bar that shows how much is done.
status-uploading = Uploading
status-uploading-of = Uploading { NUMBER($done) } of { NUMBER($total) }
status-paused-at = Paused at { NUMBER($done) } of { NUMBER($total) }
update-waits = There is a new version of { -name }.
# A button: load the new version.
update-load = Load it

## Failures

# What went wrong, such as “The file is empty”, as a sentence.
failure-sentence = { $title }.
failure-busy = The server is busy. Try again in a moment.
failure-no-picture = There is no such picture. It may have been deleted.
failure-internal = Something went wrong on the server. Its log has the details.
failure-no-answer = The server does not answer. Is it still running?
failure-no-page = There is no page at this address.
# An address that somebody has changed by hand, as are the next two.
address-no-similar = The address names no picture to compare with.
address-no-image = The address names no picture to search by.
address-no-page = The address has a page that is no number.

## Gallery

gallery-title = Gallery
# A link from other pages to this one.
gallery-all = All pictures
# What unfolds a list of months with the number of pictures of each.
gallery-months = Months
gallery-newer = Newer pictures
gallery-older = Older pictures
gallery-empty = No pictures yet
# A link to the page where pictures are uploaded.
gallery-add = Add pictures
# The page is beyond the oldest picture.
gallery-beyond = No older pictures
gallery-to-newest = Back to the newest
# The name of the form for the pictures that are selected; it also stands where the number of them will.
gallery-selection = Selected pictures
gallery-selected = { $count ->
    [one] { $count } picture selected
   *[other] { $count } pictures selected
}
# $most is 1000.
gallery-too-many = At most { $most } pictures can be selected at once.
# The name of a field.
gallery-tags-label = Tags to add, separated by commas
# What stands in that field while it is empty; also the name of a picture's list of tags.
gallery-tags = Tags
# Buttons for the pictures that are selected; the one that deletes is also on the page of a picture.
gallery-add-tags = Add tags
gallery-download = Download
gallery-delete = Delete
# A button: nothing is to be selected any more.
gallery-clear = Clear
# Said when a model is to describe the pictures that were selected. A link to the page that shows how far that is follows.
gallery-describing = They will have descriptions soon.
gallery-trashed = Moved to the trash.
# A button: take back out of the trash what went into it just now.
gallery-undo = Undo
gallery-show-trash = Show the trash

## Pictures in a grid

# The name of a box for one picture.
tile-select = Select { $name }
# A link to pictures like this one, where there is little space.
tile-similar = Similar
# The whole name of that link, for those who do not see which picture it belongs to. It begins with the same words.
tile-similar-to = Similar to { $name }
# What the indexer does with a picture that cannot be found yet, as a small label.
tile-queued = queued
tile-indexing = indexing
tile-failed = failed

## Picture

# What the links to other pictures are called for those who do not see them.
media-by-time = By time
# Links to the pictures that were taken after this one, and before it.
media-newer = Newer
media-older = Older
# A link to the picture itself, not to a smaller one.
media-original = The original, byte for byte
# How large the picture is shown: what two buttons, with the size in per cent between them, are called together for
# those who do not see them. Each has a name of its own, too.
media-zoom = Size
media-zoom-out = Smaller
media-zoom-in = Larger
# Whether searches find the picture.
media-ready = Indexed: searches find it.
media-queued = Queued: it waits to be indexed.
media-indexing = Indexing: in a moment searches find it.
# $reason is a sentence, such as the next one.
media-failed = Indexing failed: { $reason }
media-failed-unknown = The reason is not known.
media-words = Tags and description
media-words-hint = Words that you write here are searched, too.
# Unfolds a form.
media-edit = Edit
# The names of its fields.
media-edit-tags = Tags, separated by commas
media-edit-description = Description
# A button: keep what was written.
media-save = Save
# The two kinds of descriptions that models make; the second one also stands before the number of those.
media-caption-short = In a sentence
media-caption-enhanced = In detail
# Who made a description: $model is the name of a model.
media-caption-by = Described by { $model }.
media-caption-edited = Described by { $model }, edited by you.
# Unfold a form for one of them.
media-edit-short = Edit the sentence
media-edit-enhanced = Edit the details
# The name of its field.
media-caption-words = What it says (empty: it is removed)
# In place of descriptions.
media-not-described = No model has described this picture yet.
media-describing = A model is describing this picture. It may have to wait for others.
# Buttons: a model makes one of the two kinds; the first one is also for the pictures that are selected in the gallery.
media-describe = Describe
media-detail = Describe in detail
# The same where there is one, but another model is in use by now.
media-describe-again = Describe again
media-detail-again = Describe in detail again
media-facts = Facts
# The names of the facts.
media-fact-name = File name
# The kind of file, such as “image/jpeg”.
media-fact-kind = Kind
# The size of the file, such as “1.2 MB”.
media-fact-size = Size
media-fact-pixels = Pixels
# When the picture was taken; where that is not known, the next one follows.
media-fact-taken = Taken
media-taken-unknown = unknown
# Where it was taken.
media-fact-place = Place
# When it was uploaded.
media-fact-uploaded = Uploaded
# What of the picture was indexed; one of the next two follows.
media-fact-views = Views
media-views-whole = the whole picture
media-views-parts = the whole picture and five parts of it
# Width and height in pixels.
media-pixels = { NUMBER($width) } × { NUMBER($height) }
# The colours that cover most of the picture.
media-colours = Colours
# A link to pictures like this one.
media-find-similar = Find similar
# A button; the next one is said before it.
media-trash = Move to the trash
media-trash-hint = The picture goes to the trash, and can be restored from there.
# What three buttons are called together for those who do not see them: to copy the picture, to copy its link, and to
# hand it to another program.
media-sharing = Copy and share
media-copy = Copy picture
media-copy-link = Copy link
media-share = Share
# While it is copied or shared.
media-one-moment = One moment …
media-copied = Copied.
media-not-copied = It was not copied. Allow this page to use the clipboard, and try again.
media-shared = Shared.
media-not-shared = It was not shared. Press “{ media-share }” again.
# While similar pictures are looked for.
media-looking = Looking …
# In place of similar pictures.
media-similar-later = They appear here as soon as this picture is indexed.
media-no-similar = There is no other picture to compare with yet.

## Uploads

# Above the field for files, where the page runs no script.
upload-promise = Your pictures stay on this machine
upload-choose = Choose pictures
upload-drop = Drop pictures or folders here
# Buttons follow.
upload-or-choose = Or paste them, or choose:
upload-choose-files = Choose files
upload-choose-folder = Choose a folder
# What the fields behind these buttons are called for those who do not see them.
upload-files = Files to upload
upload-folder = Folder to upload
# The files that were uploaded since the page was loaded.
upload-visit = This visit
# The name of a bar that shows how much is done.
upload-all = All files
# How many of the files have ended, however they did.
upload-sent = { NUMBER($ended) } of { $count ->
    [one] { $count } file
   *[other] { $count } files
} sent
# Sizes, such as “12 MB of 813 MB”.
upload-bytes = { $done } of { $total }
upload-waiting = { $count ->
    [one] { $count } file waits
   *[other] { $count } files wait
}
upload-sending = { $count ->
    [one] { $count } file is still being sent
   *[other] { $count } files are still being sent
}
# One of the two before follows, or both.
upload-paused = Paused; { $parts }.
# Read out.
upload-is-paused = The upload is paused.
# Below a long list of files.
upload-more = { $count ->
    [one] … and { $count } more file
   *[other] … and { $count } more files
}
# Buttons.
upload-pause = Pause
upload-go-on = Go on
upload-try-all-again = Try { NUMBER($count) } again
upload-cancel = Cancel
upload-cancel-all = Cancel all
# How a file stands.
upload-waits = waiting
upload-deferred = The server is busy; it gets another turn by itself.
upload-cancelled = cancelled
upload-lost = The connection to the server broke.
upload-known = there already
upload-added = added
# A link to the picture that was uploaded.
upload-show = show it

## How uploads ended

# Parts of a sentence: “3 pictures added, 1 was there already, 2 files were rejected.” Each may be the first, or the
# only one.
upload-ended-added = { $count ->
    [one] { $count } picture added
   *[other] { $count } pictures added
}
upload-ended-known = { $count ->
    [one] { $count } was there already
   *[other] { $count } were there already
}
upload-ended-rejected = { $count ->
    [one] { $count } file was rejected
   *[other] { $count } files were rejected
}
# The connection broke.
upload-ended-lost = { $count ->
    [one] { $count } file did not get through
   *[other] { $count } files did not get through
}
# In place of these parts.
upload-ended-nothing = Nothing was added
# Puts one of these parts behind those before it.
upload-ended-and = { $parts }, { $part }
# The parts as a sentence.
upload-ended = { $parts }.
# The same with what went wrong, such as “the file is empty”.
upload-ended-because = { $parts }: { $reason }.

## Times, sizes and scores

month-of-year = { NUMBER($month) ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
# A moment, such as “1 May 2024, 12:30”. Where month and year are written otherwise behind a day, write the choice of
# months here once more.
time-moment = { NUMBER($day) } { month-of-year }, { $time }
# A time of day that is the universal time and not a local one, such as “12:30 UTC”.
time-universal = { $time } UTC
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
# The size of a file, such as “1.2 MB”. $unit is 1 for thousands of bytes, 2 for millions and so on.
size = { $value } { NUMBER($unit) ->
    [1] kB
    [2] MB
    [3] GB
   *[4] TB
}
# A share, or how large a picture is shown, such as “80 %”.
percent = { $percent } %
# How near words and a picture are: a number from -1 to 1.
score-similarity = similarity { $similarity }
# How sure a model is that a picture was meant.
score-confidence = confidence { $percent } %
score-confidence-lowest = confidence below 1 %
score-confidence-highest = confidence above 99 %
# How alike two pictures are.
score-alike = { $percent } % alike

## What went wrong, as a title without a full stop

error-invalid-request = The request cannot be understood
error-empty-query = The query is empty
error-query-too-long = The query is too long
error-no-file = No file was sent
# “site” is a web site.
error-cross-origin = The request came from another site
error-not-found = Not found
# “method” is that of the protocol HTTP, such as GET.
error-method-not-allowed = The method is not allowed here
error-not-indexed = The picture is not indexed yet
error-model-missing = The model is not here
error-too-many-saved = Too many searches are saved
error-file-too-large = The file is too large
error-too-many-files = Too many files in one request
error-too-many-pixels = The picture has too many pixels
error-unsupported-type = The file is not a supported picture
# “body” is what is sent with a request of the protocol HTTP.
error-unsupported-body = The body has the wrong type
# The name of the computer in the address of the page.
error-host-not-allowed = The host name is not allowed
error-broken-picture = The picture is damaged
error-empty-file = The file is empty
error-internal = Something went wrong
error-overloaded = The server is busy
error-not-ready = The server is starting
error-storage-full = The disk is full

## Settings

settings-title = Settings
# How the pages look; below it is the choice of light and dark.
settings-appearance = Appearance
# What the choice of light and dark is called.
settings-colours = Colours
# Where that choice is kept.
settings-remembered = This browser remembers the choice.
settings-library = Library
# Facts of the library. How many pictures there are, and how much space their files take.
settings-pictures = Pictures
settings-originals = Originals
# What is in the trash; one of the next two follows.
settings-in-trash = In the trash
settings-trash-empty = nothing
# $bytes is a size, such as “12 MB”.
settings-trash-holds = { pictures }, { $bytes }
# How long it stays in the trash; a time such as “30 days” follows.
settings-trash-stays = It stays there
# A link.
settings-to-trash = To the trash
# The demo gallery has drawn scenes instead of photographs. A button to add it follows, or one to remove it.
settings-demo-add = To look around, add drawn scenes. They can be removed again.
settings-demo-remove = { pictures } of the demo gallery can be removed at once, for good.
# How pictures are searched: with which model.
settings-search = Search
# Every setting of the server, as a table.
settings-server = This server
# The path of the settings file follows, and then the rest of the sentence: “that” is an environment variable.
settings-table-before = As the server started. An option of the command line wins over an environment variable, and that
    over
settings-table-after = , where the same names stand in lower case. What is changed there counts from the next start.
# The columns of the table: name, value, where that came from, and what it means.
settings-column-name = Setting
settings-column-value = Value
settings-column-origin = From
settings-column-meaning = Meaning
# Said of a setting that does nothing in this version.
settings-not-used = Not used yet.
settings-about = About
settings-version = Version
settings-licence = Licence
# A link to the documentation for programmers.
settings-interface = Interface for programs

## The model in use

# A link.
model-choose-another = Choose another model
# $former is the name of the model that was in use before.
model-former = Searches are answered by { $former } until this model has seen every picture.
model-name = Name
# Where the model is from; one of the next two follows.
model-kind = Kind
# It comes with the program.
model-kind-bundled = bundled: a drawn world, no photographs
# It was chosen by whoever runs the server.
model-kind-own = of your own
# Which device computes, and with which numbers, such as “cpu, f32”.
model-runs-on = Runs on
# How many numbers stand for a picture.
model-vector-length = Vector length

## Demo gallery

# Buttons. The gallery has drawn scenes to try things with.
demo-add = Add the demo gallery
demo-remove = Remove the demo gallery
# In the place of both while it is being done.
demo-working = One moment…

## Welcome

# What the search page shows before anything was asked for.
welcome-newest = Newest pictures
# Above examples of what to search for, as links.
welcome-try = Try
# “yours” are the pictures that are not of the demo gallery. A button that removes it follows.
welcome-demo = { $count ->
    [one] { $count } picture of the demo gallery is among yours.
   *[other] { $count } pictures of the demo gallery are among yours.
}

## First steps

tour-title = Three steps
tour-put = 1 · Put pictures in
tour-begin = Drop files or folders. They stay on this machine. Or look around first with drawn ones.
tour-demo = { $count ->
    [one] The demo gallery is here: { $count } drawn picture.
   *[other] The demo gallery is here: { $count } drawn pictures.
}
# A link to the page where pictures are uploaded, where there are only those of the demo gallery.
tour-add-own = Add pictures of your own
tour-say = 2 · Say what you look for
# The search box and its filters are above.
tour-say-how = Describe it in the box above, in your own words. Names, tags and dates count, too: see “{ filter-title }”.
tour-show = 3 · Or show an example
tour-show-how = Drop a picture anywhere on this page, paste one, or ask any result for similar ones.

## Past searches

history-saved = Saved searches
history-lately = Lately searched
# A button that is pressed where the search is saved.
history-save = Save “{ $words }”
# A button: forget that this was searched for.
history-forget = Forget “{ $words }”
# A button: forget what was searched for and is not saved.
history-forget-all = Forget all
# Read out when it was done.
history-now-saved = Saved.
history-no-longer-saved = No longer saved.
history-forgotten = Forgotten.
# A button above the results of a search, and the same once it was pressed.
history-save-this = Save this search
history-is-saved = Saved

## Activity

# A link to the page itself.
activity-load-again = Load again
activity-up-to-date = This page keeps itself up to date.
activity-empty = The library is empty.
activity-all-done = All is done: { pictures } can be found.
activity-part-done = { NUMBER($ready) } of { pictures } can be found.
# The name of a bar that shows how much is done.
activity-meter = Pictures that can be found
# How many pictures are where; a number follows each of these.
activity-ready = Can be found
activity-queued = Waiting
activity-indexing = At work
activity-failed = Failed
# Parts of these pictures are still to be looked at more closely.
activity-refining = Finer views to come
# Pictures that were indexed.
activity-per-minute = In the last minute
# $most is the number of pictures of the fastest of these minutes.
activity-throughput = { pictures } indexed in the last { NUMBER($minutes) } minutes, up to { NUMBER($most) } a minute.
activity-no-throughput = Nothing was indexed in the last { NUMBER($minutes) } minutes.
# How long the other pictures will take, as a sentence of its own behind the one about the last minutes.
activity-minutes-left = { $count ->
    [one] About { $count } minute left.
   *[other] About { $count } minutes left.
}
activity-hours-left = { $count ->
    [one] About { $count } hour left.
   *[other] About { $count } hours left.
}
activity-days-left = { $count ->
    [one] About { $count } day left.
   *[other] About { $count } days left.
}
# Pictures that could not be indexed.
activity-failures = Failures
activity-no-failures = There are none
activity-no-failures-hint = What cannot be indexed is listed here, with the reason.
activity-not-indexed = { pictures } could not be indexed.
# A button.
activity-try-all-again = Try all again
# The whole name of the button “Try again”, for those who do not see which picture it belongs to. It begins with the same
# words.
activity-try-again-of = { models-try-again }: { $name }
# The model in use.
activity-model = Model

## Descriptions that models make of pictures

describing-title = Descriptions
describing-part-done = Described: { NUMBER($described) } of { pictures }.
# The name of a bar that shows how much is done.
describing-meter = Pictures with a description
# Buttons.
describing-all = Describe all
describing-all-in-detail = Describe all in detail
# $model is the name of a model.
describing-model = { $model } describes pictures.
# What stands in quotation marks is a command.
describing-no-model = No model that describes pictures is here. Get one with
    “media-search models pull HuggingFaceTB/SmolVLM-500M-Instruct”: it is used as soon as it is here.

## Trash

trash-title = Trash
# How long something stays in the trash. What may stay for no day goes within the hour.
trash-time = { $days ->
    [0] an hour at most
    [one] { $days } day
   *[other] { $days } days
}
# “stays here for 30 days”: where that demands another form of the time, write the choice of days here once more.
trash-hint = What is deleted stays here for { trash-time }. It is found by no search.
trash-empty = The trash is empty
# A link.
trash-to-gallery = To the gallery
# Buttons for the pictures that are selected.
trash-restore = Restore the selected
trash-delete-selected = Delete the selected
# A button for all pictures in the trash.
trash-delete-all = Empty the trash
# Unfolds the two buttons that delete, and this warning.
trash-delete = Delete for good
trash-delete-warning = Nothing brings back what is deleted here.
# Read out when it is done, as is the next one.
trash-restored = Restored.
trash-deleted = Deleted for good.
# What the links to other pages of the trash are called for those who do not see them.
trash-pages = Pages
# Links to pictures that were deleted later, or earlier, than these.
trash-later = Deleted later
trash-earlier = Deleted earlier

## The end of every page

# What the links there are called for those who do not see them.
footer-more = More

## Light and dark

# What the choice is called.
theme-label = Theme
# As the operating system is set.
theme-system = As the system
theme-light = Light
theme-dark = Dark

## Go to

# A dialog that leads to any page by typing.
palette-title = Go to
# The button that opens it; the next one, a key, follows.
palette-open = Go to …
# The keys Control and K, as keyboards name them.
palette-open-key = Ctrl K
# What can be typed.
palette-words = A page, or words to search for
palette-search = Search for “{ $words }”
# Pages, each with what is to be found there. What is typed is looked for in these lines.
palette-gallery = Gallery: all pictures by time
palette-upload = Upload: add pictures
palette-activity = Activity: what is being indexed
palette-lab = Score lab: how scores come about
palette-models = Models: fetch and choose
palette-trash = Trash: what was deleted
palette-settings = Settings: what is set, and what there is
palette-kit = Design system: parts and states
# What keys do, as one sentence: the key “/” stands before the first part, the key “?” before the second.
palette-slash = goes to the search box,
palette-question-mark = comes here, arrows go from picture to picture, Shift selects all in between. Of those that are selected
palette-tags = goes to the tags,
palette-delete = moves them to the trash, and
palette-escape = selects none.

## What the server says. Messages whose ids begin with “server-” are said by it, to programs as well. Names in capital
## letters, such as MAX_FILES, are settings, and stay as they are.

# There is no page and no file.
server-no-address = There is nothing at this address.
# “method” is that of the protocol HTTP, such as GET.
server-no-method = This address does not take that method.
server-starting = { -name } is starting. Try again in a moment.
# $host is the name of the computer in the address.
server-host = This server does not answer to the name "{ $host }". Add it to ALLOWED_HOSTS.
# “site” is a web site.
server-cross-origin = Only this site's own pages and programs may change something.
# Too many pages are told what the indexer is doing.
server-too-many-watchers = Too many pages are watching. Close some of them.
# “body” is what is sent with a request of the protocol HTTP.
server-json-wanted = Send JSON with the header Content-Type: application/json.
server-form-wanted = Send a form with the header Content-Type: application/x-www-form-urlencoded.
server-body-too-large = The request's body is too large.
server-ids-wanted = The body has to be a list of picture ids.
server-too-many-ids = Name at most { $most } pictures in one request.
server-database-away = The server's database does not answer. Try again in a moment.
server-disk-full = The disk of the server is full. Nothing was stored.
server-model-not-ready = The model is not ready. Try again in a moment.

## What the server says of uploads

# “file” is the name of a field of the form.
server-no-file = Send a picture in the field "file".
server-multipart-wanted = Send the picture as multipart/form-data in the field "file".
server-too-many-uploads = Too many uploads at once. Try again in a moment.
server-too-many-files = Send at most { $most } files in one request (setting MAX_FILES). The first { $most } were stored.
server-file-too-large = The file is larger than { $megabytes } MB (setting MAX_FILE_BYTES).
# $error is English, as is the next one.
server-upload-unreadable = The upload cannot be read: { $error }.
server-upload-broken = The upload broke off: { $error }
# What became of a picture.
server-upload-known = The same picture is in the library already.
server-upload-ready = Stored and searchable.
server-upload-failed = Stored, but it could not be indexed.
server-upload-queued = Stored; it will be searchable in a moment.

## Why the server does not take a picture

# Ends some of the next sentences.
-server-kinds = JPEG, PNG, WebP, GIF, BMP and TIFF pictures are taken
server-picture-empty = The file is empty.
# $kind is English with its article, such as “a PDF document”.
server-picture-looks-like = The file looks like { $kind }; { -server-kinds }.
server-picture-unknown = The file is not a picture that can be read; { -server-kinds }.
# The numbers are not grouped; those of megabytes and megapixels may have a digit behind the point.
server-picture-bytes = The file has { $megabytes } MB; at most { $most } MB are taken.
server-picture-pixels = The picture has { $width } × { $height } pixels; at most { $most } megapixels are taken.
server-picture-side = The picture has { $width } × { $height } pixels; a side may have at most { $most }.
server-picture-broken = The picture is damaged and cannot be read.
server-picture-no-thumbnail = No thumbnail could be made of the picture.

## What the server says of tags, descriptions and the trash

server-tag-too-long = A tag has at most { $most } characters.
server-too-many-tags = A picture has at most { $most } tags.
server-description-too-long = A description has at most { $most } characters.
# The address of the button that undoes names nothing.
server-trash-unknown = This does not name what was moved to the trash.

## What the server says of models

# Why that is no name of a model, as are the next ones.
server-model-shape = A model is named as on the Hugging Face hub: owner/name, such as google/siglip-base-patch16-224.
server-model-character = The name of a model holds only letters without accents, digits, '-', '_' and '.'.
server-model-edge = The name of a model neither starts nor ends with '-' or '.', nor does it end with .git.
server-model-repeated = The name of a model has neither '..' nor '--'.
server-model-too-long = The name of a model has at most 96 characters.
server-model-revision = After '@' stands a revision: a branch, a tag or a commit.
# Names in capital letters and what stands in quotation marks stay as they are.
server-no-describing-model = No model that describes pictures is here. Get one with
    "media-search models pull HuggingFaceTB/SmolVLM-500M-Instruct", then try again.

## What the server says of searches

# A note above the answer to a deep search; “they” are these pictures.
server-search-undescribed = { $count ->
    [one] { $count } picture is not described yet; it takes part with what it looks like. The activity page has it described.
   *[other] { $count } pictures are not described yet; they take part with what they look like. The activity page has them described.
}
# A search that also looked in descriptions, among those to go back to.
server-history-deep = { $words } (in descriptions)

server-too-many-searches = Too many searches at once. Try again in a moment.
server-query-empty = Write what you are looking for.
server-query-too-long = The query is longer than { $most } characters. Describe the picture in fewer words.
server-query-nothing = There is nothing in this query to look for, so these are the newest pictures.
# The picture that others are to be like.
server-not-indexed = This picture is not indexed yet. Try again when it is ready.
server-example-gone = The picture you searched by is no longer here. Choose it again.
server-filters-too-narrow = No two of these filters leave a picture. Take out more than one.
# $filter is a part of the query, such as “type: gif”.
server-filter-too-narrow = No picture passes “{ $filter }”. Without it there is a choice of { pictures }.
# $most is 20000.
server-words-too-common = “{ $words }” stands in more than { $most } pictures; only so many of them were taken into
    account.
# Searches that are saved.
server-saved-too-many = At most { $most } searches can be saved. Save one of them no longer, then try again.
server-saved-gone = There is no such search. It may have been forgotten.
server-saved-by-words = Only searches by words can be saved.
server-saved-too-long = This search is too long to be saved.

## What the server says of a part of a query that it does not understand. Words before a colon, such as “tag”, are those
## of the query's own language, and stay as they are, as do the examples behind them.

# The part as it was written, and one of the next sentences.
server-query-note = “{ $written }”: { $advice }
server-query-tag = After tag: comes the name of a tag, such as tag:beach or tag:"golden gate".
server-query-file = After file: comes a part of a file name, such as file:invoice.
server-query-before = After before: comes a year, a month or a day, such as before:2024 or before:2024-05-03.
server-query-after = After after: comes a year, a month or a day, such as after:2024 or after:2024-05-03.
server-query-date = After date: comes a year, a month or a day, such as date:2024 or date:2024-05-03.
server-query-colour = After color: comes a basic colour or its hexadecimal digits, such as red or #ff8800.
server-query-type = After type: comes one of jpg, png, webp, gif, bmp, tiff and ico.
server-query-size = After size: comes a number of pixels or bytes, such as >2000, 1000..2000 or >5MB.
server-query-like = After like: comes the id of a picture or the BLAKE3 hash of an uploaded one.
server-query-weight = A weight lies between -10 and 10 and is not 0, such as 2:beach or -1:"red car".
server-query-weightless = Only words and pictures have a weight, such as 2:beach; a filter holds or does not.
# $part is how a misspelt part is written, such as “tag:beach”.
server-query-meant = Did you mean { $part }?
server-query-too-many-parts = A query has at most { $most } parts, so this was left out.

## What the server says of the settings of a search: their names, such as FDR, and their values stay as they are

server-setting-number = { $name } has to be a number from { $least } to { $most }.
server-setting-calibration = CALIBRATION has to be model or temperature.
server-setting-fusion = FUSION has to be weighted or ranks.
server-setting-weights = GLOBAL_WEIGHT has to be above 0 where LOCAL_WEIGHT is 0.

## What the server says of scores

# $score is the least that is found, $mean ± $deviation what a picture scores by chance.
server-cutoff = Found is what scores { $score } or more. By chance a picture scores { $mean } ± { $deviation }, and about
    { $percent } % of what is called found may be such.
# What a score is made of, a line each; $name is one of the next ones, the numbers are such as “0.200 × 0.70 = 0.140”.
server-part = { $name }: { $value } × { $weight } = { $contribution }
# Parts of a picture.
server-view = { $view ->
    [center] center
    [top_left] top left
    [top_right] top right
    [bottom_left] bottom left
    [bottom_right] bottom right
   *[global] whole picture
}
# Which words of the query stand where in what is known of a picture; $words are such as the next one.
server-words-in-name = { $words } in the name
server-words-in-tags = { $words } among the tags
server-words-in-description = { $words } in the description
server-words-in-place = { $words } in the place
server-words-in-caption = { $words } in what a model said
server-words-quoted = “{ $word }”
# Puts one of these behind those before it.
server-words-and = { $before }, { $last }
# What words add to a score.
server-words-keywords = words of the query that stand in it: { $percent } %, adds { $contribution }
server-words-facts = what is known of it: { $percent } %, adds { $contribution }
# The best sentence that a model says about the picture, compared with the query.
server-words-captions = what is said about it: { $percent } %, adds { $contribution }
# Other words of the same meaning, and what a picture that they find loses of its score.
server-found-as = found as “{ $words }”: −{ $penalty }
# How far a score stands out.
server-deviations-above = { $deviations } × the usual deviation above chance
server-deviations-below = { $deviations } × the usual deviation below chance
# $formula is such as “sigmoid(25 × 0.1234)”.
server-confidence = confidence: { $formula }

## What the server says in the score lab

# The settings as a sentence; $confidence is one of the next two.
server-lab-settings = Whole picture { $global }, best part { $local }, confidence by { $confidence }, { $percent } % wrong
    accepted.
server-lab-by-temperature = temperature { $temperature }
server-lab-by-model = the model
