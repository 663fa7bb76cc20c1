"""Who published the page, and which known outlets it credits."""

from tawatur.knowledge.countries import find_country_of_host
from tawatur.knowledge.outlets import OutletEntry, Registry, house_names, strip_kind
from tawatur.model.article import Attribution, Outlet


def find_outlet(host: str | None, site_name: str | None, registry: Registry) -> Outlet | None:
    """Return the outlet of a page.

    Args:
        host: host of the page's own address, or None where it is not known.
        site_name: the name the site gives itself, or None.
        registry: the known outlets.

    Returns:
        The registry's outlet for the host. For an unknown host an outlet without id: the site's own name, the
        domain, and the country of a country domain. Without a host the registry's outlet of that name. None
        when nothing is known.
    """
    entry = registry.by_domain(host)
    if entry is None and host is None and site_name:
        entry = registry.by_name(site_name)
    if entry is not None:
        return Outlet(id=entry.id, name=entry.name, domain=entry.domain, country=entry.country)
    if host:
        domain = host.removeprefix("www.")
        return Outlet(name=site_name, domain=domain, country=find_country_of_host(host))
    return Outlet(name=site_name) if site_name else None


def find_outlet_zone(outlet: Outlet | None, registry: Registry) -> str | None:
    """Return the IANA zone of an outlet's newsroom where the registry knows it, else None."""
    entry = registry.by_id.get(outlet.id or "") if outlet else None
    return entry.zone if entry else None


def resolve_credits(
    credits_: tuple[Attribution, ...], own_outlet: Outlet | None, registry: Registry
) -> tuple[Attribution, ...]:
    """Give each credit the id of its outlet and leave out the page's own outlet and repetitions.

    The order of the contract: ``source_line``, ``agency_signature``, ``dateline``, ``in_text``; one entry per
    name and form.
    """
    order = {"source_line": 0, "agency_signature": 1, "dateline": 2, "in_text": 3}
    kept: dict[tuple[str, str], Attribution] = {}
    for credit in credits_:
        entry = registry.by_name(credit.name)
        if _is_own(credit.name, entry, own_outlet, registry):
            continue
        named = Attribution(credit.name, entry.id if entry else None, credit.form)
        kept.setdefault((named.outlet_id or named.name, named.form), named)
    return tuple(sorted(kept.values(), key=lambda credit: order.get(credit.form, len(order))))


def _is_own(name: str, entry: OutletEntry | None, own: Outlet | None, registry: Registry) -> bool:
    """Tell whether a name is the page's own outlet's; «الوطن» on the page of «الوطن السعودية» is."""
    if own is None:
        return False
    if entry is not None and own.id is not None and entry.id == own.id:
        return True
    mine = registry.by_id.get(own.id or "") or (registry.by_name(own.name) if own.name else None)
    if entry is not None and entry is mine:
        return True
    names = (own.name, *((mine.name, mine.latin, *mine.spellings) if mine is not None else ()))
    return any(strip_kind(name) in house_names(one) for one in names if one)
