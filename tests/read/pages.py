"""Pages of an invented outlet, for the tests of reading."""

LEAD = (
    "PORT ELDER (AP) — The president of Ostmark, Ana Roe, said on Tuesday that “the lake belongs to both of us,” "
    "after two days of talks in the harbour town of Port Elder."
)
SECOND = (
    "Her counterpart from Vell, Tomas Ek, said his government would study the draft before it decided "
    "whether to sign anything at all."
)
THIRD = (
    "The two delegations left the town in the evening without making any further statement to the reporters "
    "who had waited outside the hall."
)
TITLE = "Lake talks end in Port Elder & nobody signs"
STRANGER = "Great article, thank you for writing this one, it was very good to read."

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>Lake talks end | The Fen Courier</title>
<meta property="og:title" content="Lake talks end in Port Elder &amp; nobody signs">
<meta property="og:site_name" content="The Fen Courier">
<meta property="article:published_time" content="2031-03-21T23:30:00+02:00">
<link rel="canonical" href="https://fencourier.example/2031/03/21/lake">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Lake talks end in Port Elder
&amp; nobody signs", "author": [{{"name": "Mira Holt"}}], "publisher": {{"name": "The Fen Courier"}}}}]}}</script>
<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href=/>Home</a><li><a>World</a></ul></nav><div class=ad>Advertisement</div>
<article><h1>Lake talks end in Port Elder &amp; nobody signs</h1><p class=byline>By Mira Holt</p>
<div class="share"><button>Share</button><button>Tweet</button></div>
<figure><img src=x><figcaption>President Ana Roe greets reporters. (Photo: Jo Lim/Fen Pool)</figcaption></figure>
<p>PORT ELDER (AP) &mdash; The president of <b>Ostmark</b>,   Ana Roe,
 said on Tuesday that &ldquo;the lake belongs to both of us,&rdquo; after two days of talks in the harbour town of Port
Elder.</p><p>{SECOND}</p><h2>What comes next</h2><p>{THIRD}<p>Read more: <a>Fishing fleet returns</a></p></article>
<section id=comments><h3>Comments (2)</h3><p>{STRANGER}</p></section>
<noscript>Please enable JavaScript.</noscript><template>A template.</template>
<footer>&copy; 2031 The Fen Courier. All rights reserved.</footer></body></html>"""
