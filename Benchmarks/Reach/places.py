"""The made-up territory: 16 states > 100 regions > 1,000 cities > 8,000 districts.

Districts are numbered so that every city, region and state is one run of districts. The territory depends on one seed of
its own, so that all populations and all sets of rules share it.
"""
from dataclasses import dataclass

import numpy as np

SEED = 20260101
STATES, REGIONS, CITIES, DISTRICTS = 16, 100, 1000, 8000
LEVELS = ["eu", "state", "region", "city", "district"]
# Codes of 16 members of the European Union as of 2026.
CODES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT".split()


@dataclass
class Territory:
    """What lies in what, and how many people live where.

    state_of_region, region_of_city, city_of_district: the number of the place above, per place.
    weight: each district's share of the population; sums to 1.
    urban: per city, 0 (village) to 1 (metropolis).
    """

    state_of_region: np.ndarray
    region_of_city: np.ndarray
    city_of_district: np.ndarray
    weight: np.ndarray
    urban: np.ndarray

    def runs(self, level):
        """For each place of a level, its first district and the one after its last; int array of shape (places, 2)."""
        cities = self.city_of_district
        regions = self.region_of_city[cities]
        number_of_district, count = {
            "district": (np.arange(DISTRICTS), DISTRICTS),
            "city": (cities, CITIES),
            "region": (regions, REGIONS),
            "state": (self.state_of_region[regions], STATES),
        }[level]
        places = np.arange(count)
        first = np.searchsorted(number_of_district, places, "left")
        end = np.searchsorted(number_of_district, places, "right")
        return np.stack([first, end], axis=1)


def territory():
    """The territory; always the same."""
    random = np.random.default_rng(SEED)

    def divide(parents, children):
        """The parent of each child: each has at least one, few have many."""
        share = random.pareto(1.2, parents) + 0.15
        return np.repeat(np.arange(parents), 1 + random.multinomial(children - parents, share / share.sum()))

    state_of_region = divide(STATES, REGIONS)
    region_of_city = divide(REGIONS, CITIES)
    size = random.pareto(1.05, CITIES) + 0.05
    districts = 1 + random.multinomial(DISTRICTS - CITIES, size / size.sum())
    city_of_district = np.repeat(np.arange(CITIES), districts)
    weight = (size / districts)[city_of_district] * random.lognormal(0, 0.5, DISTRICTS)
    weight /= weight.sum()
    urban = np.clip(np.log1p(districts) / np.log(60), 0, 1)
    return Territory(state_of_region, region_of_city, city_of_district, weight, urban)
