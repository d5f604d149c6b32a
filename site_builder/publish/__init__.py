"""Files for machines: feed, sitemap, policy, manifest, service worker."""
