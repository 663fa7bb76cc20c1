"""What the names of an element (class, id, role) hint at: boilerplate, tags, byline, body."""

import re
from functools import lru_cache

# Boilerplate inside longer names, too: `jeg_related_posts`, `td-post-sharing`, `newsletterBox`.
_NOISE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "consent",
        re.compile(
            r"cookie|consent|gdpr|onetrust|cmp-|cmpbox|didomi|truste(?:$|[\s_-])|usercentrics|fc-dialog|iubenda"
            r"|sp_message|klaro|termly|complianz|cmplz|cky-|borlabs|osano|privacy-?(?:banner|wall|popup|notice)"
        ),
    ),
    ("comments", re.compile(r"comment(?!ary)|disqus|respond|discussion|تعليق")),
    (
        "related",
        re.compile(
            r"relat(?:ed|ive-?(?:news|posts|articles))|recommend|read-?(?:also|more|next)|readalso"
            r"|see-?also|also-?(?:read|like)|more-?(?:news|stor|post|article|from|on|like)"
            r"|most-?(?:read|view|popular|comment|shared)|mostread|popular|trending|latest|recent"
            r"|similar|suggest|you-?may|may-?like|next-?(?:article|post|story|up)|prev-?(?:article"
            r"|post)"
            r"|onward|teaser|card-?list|post-?nav|nav-?links|read_more|related_|linked-?news|more_"
            r"|outbrain|taboola|mgid|speakol|dable|revcontent|crosslink|explore|editors?-?pick"
            r"|jp-relatedposts|yarpp"
        ),
    ),
    (
        "share",
        re.compile(
            r"shar(?:e|ing)(?!d-content)|social|addtoany|addthis|sharethis|follow-?us|whatsapp"
            r"|telegram-?(?:box|link|channel|join|cta)|facebook-?(?:like|page|share)|google-?news"
            r"|app-?(?:download|promo|banner|store)"
        ),
    ),
    (
        "promotion",
        re.compile(
            r"newsletter|subscri|promo|sponsor|advert|banner|popup|pop-up|modal|paywall-?(?:box"
            r"|prompt|offer)|donat|sign-?up|cta\b|call-to-action|download-?app"
            r"|(?:^|[\s_-])ads?(?:$|[\s_\d-])|adsbygoogle|ad-?spot|td-a-rec|dfp|gpt-|ad-?(?:slot|unit|container"
            r"|wrapper|box|block|zone|label)"
        ),
    ),
    (
        "frame",
        re.compile(
            r"sidebar|side-?bar|(?:^|[\s_-])aside|breadcrumb|(?:^|[\s_-])nav(?:$|[\s_-]|bar"
            r"|igation)|menu|(?:^|[\s_-])foot(?:er)?(?:$|[\s_-])|footer|copyright|ticker|breaking"
            r"|masthead|site-?header"
            r"|top-?bar|toolbar|pagina|pager|widget|login|(?:^|[\s_-])poll|rating|(?:^"
            r"|[\s_-])search|weather|prayer|currency|skip-link|screen-reader|sr-only"
            r"|visually-?hidden|player-?(?:controls|playlist)|playlist"
        ),
    ),
    (
        "author_box",
        re.compile(
            r"author-?(?:box|bio|info|card|about|desc|details|profile)|about-?(?:the-?)?author"
            r"|writer-?(?:bio|box|info|card)|(?:^|[\s_-])bio(?:$|[\s_-])|saboxplugin"
        ),
    ),
    (
        "toc",
        re.compile(
            r"(?:^|[\s_-])toc(?:$|[\s_-])|table-of-contents|ez-toc|listen-?(?:to|article|bar)"
            r"|audio-?player|text-?to-?speech|font-?(?:size|resiz)|print-?(?:btn|button|link|page)"
        ),
    ),
    (
        "embed",
        re.compile(
            r"twitter-tweet|instagram-media|(?:kg-)?bookmark-?(?:card|container)|link-?(?:card|preview)|oembed|fb-(?:post|video)|tiktok-embed|embed-?(?:card|post"
            r"|link)|telegram-post|wp-embedded-content|wp-block-embed"
        ),
    ),
)
_TAGS = re.compile(
    r"(?:^|[\s_-])(?:post|article|entry|news|story|td-post-source|jeg_post|single|content"
    r"|item|field|meta|node|the|list|block|keyword|topic|hash)?[_-]*"
    r"(?:tags?|tagcloud|keywords?|hashtags?|labels|topics?|tagslist|tag-?(?:list|links"
    r"|cloud|box|wrap|wrapper|container|items?))(?:$|[\s_])|keywords-|tags-links|tagcloud"
    r"|post-?tags|article-?tags|story-?tags|tag-?list|tags-?(?:list|box|wrap|container"
    r"|block|area|section)|field-?-?name-field-tags|taxonomy(?!-category)"
    r"|(?:^|\s)(?:kw|badge|(?:v-|mat-|el-|ui-|mui)?chip|pill)(?:$|[\s-])"
)
_META = re.compile(
    r"byline|author|writer|reporter|editor-?name|published|pub-?date|(?:^|[\s_-])(?:date"
    r"|dates|time|datetime|timestamp|dt|meta|credit|credits|source|by|info"
    r"|details-?info)(?:$|[\s_-])|post-?meta|entry-?meta|article-?(?:info|meta|date"
    r"|header)|date-?(?:line|time|pub)|posted-?on|created|updated|modified|dateline"
)
_CAPTION = re.compile(
    r"caption|legende|(?<!drop)(?:^|[\s_-])cap(?:$|[\s_-])|photo-?(?:credit|desc)|image-?(?:credit|desc|source|title)|credit"
    r"|copyright-?image|figure-?desc|media-?(?:desc|info)|img-?(?:desc|credit|title)"
)
_CONTENT = re.compile(
    r"article-?_?body|articlebody|post_?message|post-?body|message-?(?:body|content|text)|(?:article|story|post|entry|news|single|node|detail"
    r"|details|main|td-post|page|blog|inner|the|item|content)[_-]*(?:content|text|body"
    r"|detail|details|desc|copy|article|story|news)(?:$|[\s_-])"
    r"|(?:^|[\s_-])(?:rich-?text|paragraphs?|wysiwyg|entry|newstext|newsbody|maincontent"
    r"|articletext|post-body|content-inner|text-content|field-?-?name-body|body-?text"
    r"|body-?content|articlecontent|articledetails)(?:$|[\s_-])"
)
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|chapeau|chapo|standfirst|sub-?title|sub-?head(?:line)?|deck"
    r"|dek|excerpt|summary|intro|introduction|brief|abstract|teaser-text|kicker|sapo)(?:$"
    r"|[\s_-])|article-?(?:summary|intro|lead)|post-?(?:subtitle|excerpt)|entry-?summary"
    r"|description$"
)
# addresses of the page of one keyword: `/tag/…`, `/topics/7`, `/search/label/…`, `/وسم/…`
_TAG_ADDRESS = re.compile(
    r"/(?:tags?|topics?|keywords?|hash-?tags?|label|labels|keyphrase|وسم|وسوم|علامة|كلمات|تاج|tagged|mot-cle|mots-cles)"
    r"(?:/|=|\?)|[?&](?:tag|keyword|topic)=",
    re.IGNORECASE,
)
# lists of links that hold keywords of the whole site
_MENU = re.compile(r"menu|(?:^|[\s_-])nav|sidebar|widget|trending|popular|most-|cloud")
_LIVE = re.compile(r"live-?_?(?:blog|entry|post|update|item)|timeline-?(?:item|entry)")
_NOISE_TAGS = {"footer": "frame", "aside": "frame"}


@lru_cache(maxsize=8192)
def find_noise(hint: str, tag: str) -> str | None:
    """Return the word for the kind of boilerplate that an element's names hint at, or None."""
    if "tawatur-" in hint:
        return "layout" if "tawatur-drop" in hint else None
    if tag in _NOISE_TAGS:
        return _NOISE_TAGS[tag]
    if not hint:
        return None
    for word, pattern in _NOISE:
        if pattern.search(hint):
            return word
    return None


@lru_cache(maxsize=8192)
def hints_tags(hint: str) -> bool:
    """Tell whether the names say that a list of the publisher's tags stands here."""
    return bool(hint) and _TAGS.search(hint) is not None


@lru_cache(maxsize=8192)
def hints_meta(hint: str) -> bool:
    """Tell whether the names say that a byline, a date or a source stands here."""
    return bool(hint) and _META.search(hint) is not None


@lru_cache(maxsize=8192)
def hints_caption(hint: str) -> bool:
    """Tell whether the names say that the words belong to a picture."""
    return bool(hint) and _CAPTION.search(hint) is not None


@lru_cache(maxsize=8192)
def hints_content(hint: str) -> bool:
    """Tell whether the names say that the body of an article stands here."""
    return bool(hint) and _CONTENT.search(hint) is not None


@lru_cache(maxsize=8192)
def hints_lead(hint: str) -> bool:
    """Tell whether the names say that a standfirst stands here."""
    return bool(hint) and _LEAD.search(hint) is not None


@lru_cache(maxsize=8192)
def hints_menu(hint: str) -> bool:
    """Tell whether the names say that a list belongs to the whole site."""
    return bool(hint) and _MENU.search(hint) is not None


@lru_cache(maxsize=8192)
def hints_live(hint: str) -> bool:
    """Tell whether the names say that one entry of a live page stands here."""
    return bool(hint) and _LIVE.search(hint) is not None


@lru_cache(maxsize=8192)
def leads_to_tag(address: str) -> bool:
    """Tell whether an address is that of the page of one keyword."""
    return _TAG_ADDRESS.search(address) is not None
