# SPDX-License-Identifier: MIT
"""How long does it take to start and to end?"""
