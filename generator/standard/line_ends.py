"""The marks that may not begin or end a line of Chinese text in Word (GB/T 15834-2011, 5.1).

They are the lists for zh-CN of ISO/IEC 29500-1, 17.3.1.16 (``w:kinsoku``), which Word and WPS write into documents
whose list is not their default. A document that has them does not depend on the version of the program.
"""

NOT_AT_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
"""The marks that may not begin a line, in Word's order."""

NOT_AT_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
"""The marks that may not end a line, in Word's order."""
